"""PDF files written by hand, with what the programs that print them seldom write."""

_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(
    content: str, *, page: str = "", box: str = "0 0 300 300", catalog: str = "", objects: tuple[str, ...] = ()
) -> bytes:
    """Return a PDF of one page with this ``content`` and page ``box``.

    ``page`` and ``catalog``: further entries of their dictionaries; ``objects``: further objects, from number 5 on.
    """
    numbered = (
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R"
        f" /Resources << /Font << /F {_FONT} >> /Properties << /L 5 0 R >> >> {page} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *objects,
    )
    file, starts = "%PDF-1.7\n", []
    for number, said in enumerate(numbered, start=1):
        starts.append(len(file))
        file += f"{number} 0 obj\n{said}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"trailer << /Size {len(starts) + 1} /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
    return f"{file}xref\n0 {len(starts) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def words(text: str, x: float, y: float, size: float = 9) -> str:
    """Return the operators that print ``text`` with its baseline beginning at (x, y)."""
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET "


def ruled(*boxes: tuple[float, float, float, float]) -> str:
    """Return the operators that draw the lines around boxes (left, lower, width, height)."""
    return "".join(f"{x} {y} {width} {height} re S " for x, y, width, height in boxes)

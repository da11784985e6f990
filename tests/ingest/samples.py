"""One small file of each kind, made in memory. All places, people and publishers are invented."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage

from docx import Document

STORY = (
    "Two soldiers and a shopkeeper died on Monday when a roadside bomb went off near the bridge of Orvanka, the army said.",
    "Four more people were wounded, among them a girl of nine. Colonel Dravo Kestin told reporters that the patrol had been on its way back to the barracks.",
    "Nobody has said that they laid the bomb. The mayor, Ilse Brandow, asked the families of the river quarter to stay at home until the road has been searched.",
)
TITLE = "Bomb kills three at Orvanka bridge"
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2031-03-04T21:15:00+02:00",
    "publisher": {"@type": "Organization", "name": "Tessen Courier"},
}


def page(
    *, head: str = "", body: str = "", story: Sequence[str] = STORY, linked: Mapping[str, object] | None = LINKED
) -> bytes:
    """A news page with its frame around the story."""
    data = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    paragraphs = "".join(f"<p>{p}</p>" for p in story)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Tessen Courier</title>{data}{head}</head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>{TITLE}</h1>{body}<div class="story">{paragraphs}</div></article></main>
<aside><h2>Most read</h2><ul><li><a href="/a">Eel prices fall again</a></li><li><a href="/b">Ten gardens to see in spring</a></li></ul></aside>
<footer><p>Copyright Tessen Courier. All rights reserved.</p></footer><script>var tracked = "never story";</script></body></html>""".encode()


RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tessen Courier</title><link>https://courier.example/</link><description>News</description>
<item><title>{TITLE}</title><link>https://courier.example/1</link><pubDate>Tue, 04 Mar 2031 19:15:00 GMT</pubDate>
<description>Three people died.</description><content:encoded><![CDATA[<p>{STORY[0]}</p><p>{STORY[1]}</p>]]></content:encoded></item>
<item><title>Quake near Velm</title><link>https://courier.example/2</link><pubDate>Wed, 05 Mar 2031 08:00:00 GMT</pubDate>
<description>&lt;p&gt;A quake shook Velm on Wednesday. Nobody was hurt, the town &lt;b&gt;council&lt;/b&gt; said.&lt;/p&gt;</description></item>
<item><title>Ferry sinks on the Tessen, six missing</title><link>https://courier.example/3</link></item>
</channel></rss>""".encode()
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Velm Radio</title><updated>2031-03-05T00:00:00Z</updated>
<entry><title>{TITLE}</title><link href="https://velm.example/x"/><id>tag:velm.example,2031:1</id><published>2031-03-04T20:00:00+02:00</published>
<updated>2031-03-09T20:00:00+02:00</updated><content type="html">&lt;p&gt;{STORY[0]}&lt;/p&gt;</content></entry></feed>""".encode()


def pdf(pages: Sequence[Sequence[str]], *, made: str | None = "D:20310305093000+02'00'", title: str = TITLE) -> bytes:
    """A PDF with these lines on its pages, written by hand."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    numbers = []
    for lines in pages:
        shown = " T* ".join(
            "({}) Tj".format(x.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")) for x in lines
        )
        content = f"BT /F1 10 Tf 14 TL 40 780 Td {shown} ET".encode("latin-1", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        numbers.append(len(objects))
    kids = " ".join(f"{n} 0 R" for n in numbers)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>".encode()
    date = f" /CreationDate ({made})" if made else ""
    objects.append(f"<< /Title ({title}){date} >>".encode())
    return _joined(objects)


def _joined(objects: Sequence[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)


def word(*, made: datetime | None = datetime(2031, 3, 5, 9, 30, tzinfo=UTC)) -> bytes:
    document = Document()
    document.core_properties.title = TITLE
    if made:
        document.core_properties.created = made
    document.add_paragraph(STORY[0])
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Town", "Killed"), ("Orvanka", "3")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph(STORY[1])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(
    *, html: bool = False, attached: Mapping[str, bytes] | None = None, text: str | None = "\n".join(STORY)
) -> bytes:
    message = EmailMessage()
    message["From"] = "Velm Radio desk <desk@velm.example>"
    message["To"] = "readers@velm.example"
    message["Date"] = "Tue, 04 Mar 2031 23:30:00 +0200"
    message["Subject"] = TITLE
    if text and html:
        message.set_content(f"<html><body><style>p {{}}</style><p>{text}</p></body></html>", subtype="html")
    elif text:
        message.set_content(text)
    for name, raw in (attached or {}).items():
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    return b"".join(
        b"From desk@velm.example Tue Mar  4 23:30:00 2031\n" + m.replace(b"\nFrom ", b"\n>From ") + b"\n\n"
        for m in messages
    )


def warc(*records: tuple[str, str, bytes], status: str = "200 OK") -> bytes:
    """Response records: address, media type, body."""
    out = b""
    for url, media_type, body in records:
        answer = (
            f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nSet-Cookie: a=b\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2033-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(out):012d}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        out += head.encode() + answer + b"\r\n\r\n"
    return out


def zipped(files: Mapping[str, bytes], *, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, raw in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 3, 5, 0, 0, 0)), raw, level)
    return out.getvalue()


def tarred(files: Mapping[str, bytes], *, links: Mapping[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, raw in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    return out.getvalue()


def every_kind() -> dict[str, bytes]:
    """A good file of each kind by its name."""
    text = "\n".join(STORY).encode()
    record = json.dumps(
        {"id": "a", "source": "Tessen Courier", "published": "2031-03-04", "text": text.decode()}
    ).encode()
    table = b'source,published,text\nTessen Courier,2031-03-04,"' + text + b'"\n'
    files = {
        "a.txt": text, "a.jsonl": record + b"\n", "a.json": b"[" + record + b"]", "a.csv": table, "a.html": page(),
        "a.rss": RSS, "a.atom": ATOM, "a.pdf": pdf([STORY]), "a.docx": word(), "a.eml": mail(attached={"b.pdf": pdf([STORY])}),
        "a.mbox": mailbox(mail(), mail(html=True)), "a.warc": warc(("https://courier.example/1", "text/html", page())),
    }  # fmt: skip
    inner = zipped({"in/a.html": page(), "b.txt": text})
    packed = {
        "a.zip": zipped({**files, "inner.zip": inner}), "a.tar": tarred({"a.html": page(), "inner.zip": inner}),
        "a.tgz": gzip.compress(tarred(files)), "a.tar.bz2": bz2.compress(tarred(files)),
        "a.tar.xz": lzma.compress(tarred(files)), "a.warc.gz": gzip.compress(files["a.warc"]),
        "a.txt.xz": lzma.compress(text), "a.html.bz2": bz2.compress(page()),
    }  # fmt: skip
    return files | packed

"""What stands around every redesigned page: menus, banner, columns, blocks, footer."""

from __future__ import annotations

from demo.designs.redesign.head import SITE, Sheet, head_html
from demo.designs.redesign.paint import Paint
from demo.designs.redesign.sides import MARKERS, side_blocks
from demo.pieces import text_html
from demo.terms import CATEGORIES
from demo.world import World

_MENU = (
    ("/", "Home"),
    ("/articles", "Articles"),
    ("/videos", "Videos"),
    ("/forum", "Forum"),
    ("/authors", "Authors"),
)


def framed(world: World, paint: Paint, sheet: Sheet) -> str:
    """Return the whole page; ORIGIN stands for the site's own address."""
    blocks = side_blocks(world, paint, sheet.path, sheet.node.nid if sheet.node else 0)
    page = _bios(paint, sheet, "above") + _title(paint, sheet) + sheet.content
    page += _bios(paint, sheet, "below")
    banner = paint.plan.frame.banner
    middle = _columns(paint, page, _bios(paint, sheet, "beside") + sheet.beside, blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{sheet.language}">\n{head_html(world, paint, sheet)}'
        f"<body>\n{_top(paint)}{_banner(paint) if banner else ''}{_crumbs(paint, sheet)}"
        f"{middle}{_banner(paint) if banner > 1 else ''}{_foot(paint)}</body>\n</html>\n"
    )


def _title(paint: Paint, sheet: Sheet) -> str:
    return paint.title(text_html(sheet.plain)) if sheet.titled else ""


def _columns(paint: Paint, page: str, beside: str, blocks: list[str]) -> str:
    """Put the content and the side blocks in the redesign's order."""
    where = paint.plan.frame.sides
    side = "".join(blocks) if where != "after" else ""
    side = paint.block("sides", beside + side) if beside or side else ""
    main = paint.wrapped("page", paint.block("page", _chrome(paint) + page))
    if paint.plan.markup.tags == "table":
        cells = [f'<td valign="top">{each}</td>' for each in (main, side) if each]
        cells = cells[::-1] if where == "before" else cells
        both = f'<table width="100%" cellpadding="4"><tr>{"".join(cells)}</tr></table>\n'
    else:
        both = side + main if where == "before" else main + side
    after = paint.block("bottom", "".join(blocks)) if where == "after" else ""
    return paint.block("columns", both) + after


def _bios(paint: Paint, sheet: Sheet, where: str) -> str:
    if paint.plan.document.bio != where:
        return ""
    return "".join(paint.block("bio", f"<p>{text_html(words)}</p>") for words in sheet.bio)


def _top(paint: Paint) -> str:
    name = paint.link("/", SITE, "brand")
    brand = f"<h1>{name}</h1>" if paint.plan.markup.heading == "h2" else f"<div>{name}</div>"
    items = "".join(f"<li>{paint.link(href, words)}</li>" for href, words in _MENU)
    login = paint.link("/user/login", "Log in")
    return paint.block("top", brand + paint.block("menu", f"<ul>{items}</ul>") + login)


def _chrome(paint: Paint) -> str:
    if not paint.plan.frame.chrome:
        return ""
    links = "".join(f"<li>{paint.link(t.path, text_html(t.name))}</li>" for t in CATEGORIES)
    search = '<form action="/search/node"><input name="keys"><button>Search</button></form>'
    return paint.block(
        "chrome",
        paint.heading(3, "Article and Video CATEGORIES", "chrome title")
        + f"<ul>{links}</ul>"
        + paint.heading(3, "Cancer Journey", "chrome title")
        + paint.link("/category/cancer-basics", "Newly diagnosed")
        + paint.heading(3, "Search By", "chrome title")
        + search,
    )


def _banner(paint: Paint) -> str:
    words = (
        f"Welcome to the new LARKSPUR! Explore our fresh look and improved {MARKERS[3]} features—"
        "take a quick tour to see what’s new."
    )
    return paint.block("banner", paint.heading(2, "Welcome!", "banner title") + f"<p>{words}</p>")


def _crumbs(paint: Paint, sheet: Sheet) -> str:
    if not paint.plan.frame.crumbs:
        return ""
    links = [paint.link(href, text_html(words)) for href, words in (("/", "Home"), *sheet.crumbs)]
    return paint.block("crumbs", " › ".join(links))


def _foot(paint: Paint) -> str:
    words = (
        "Everything on this site is made up by a program: people, drugs, studies and advice. It "
        "is no medical information. "
    )
    about = paint.link("/about", "About this made-up site")
    return paint.block("foot", f"<p>{words}{about}</p><p>© 2025 {SITE}</p>")

from tests.assistant.web.test_accessibility import *
def test_a(open_page):
    page = open_page(scheme="dark", size=PHONE)
    ask(page, SATISFACTION)
    page.locator(f"{LATEST} .marker").first.click()
    page.locator(f"{LATEST} .checks summary").first.click()
    for v in Axe().run(page)["violations"]:
        if v["impact"] in ("serious","critical"):
            for n in v["nodes"]: print("AXE", n["html"][:90], n["any"][0].get("data"), [r["html"][:120] for r in n["any"][0].get("relatedNodes",[])])
    page.screenshot(path="/tmp/axe.png")
def test_b(open_page):
    page = open_page(size=PHONE)
    page.keyboard.press("Tab")
    print("B1", page.evaluate("document.activeElement.outerHTML.slice(0,80)"))
    page.keyboard.press("Enter"); page.wait_for_timeout(500)
    print("B2", page.evaluate("document.activeElement.outerHTML.slice(0,80)"), page.url)

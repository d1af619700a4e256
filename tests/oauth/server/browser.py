# SPDX-License-Identifier: GPL-3.0-or-later
"""Does what a person does in a browser: opens a page, fills in its forms, follows where it leads.

browser.py URL [--code USER_CODE] [--deny]
"""
import html.parser
import http.cookiejar
import sys
import urllib.error
import urllib.parse
import urllib.request


class Forms(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []
        self.abort = None

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == "form":
            self.forms.append((named.get("action", ""), {}))
        elif tag == "input" and self.forms and named.get("name"):
            self.forms[-1][1][named["name"]] = named.get("value", "")
        elif tag == "a" and "abort" in named.get("href", ""):
            self.abort = named["href"]


def main():
    url = sys.argv[1]
    code = sys.argv[sys.argv.index("--code") + 1] if "--code" in sys.argv else ""
    browser = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), urllib.request.ProxyHandler({}))
    data = None
    for _ in range(8):
        try:
            answer = browser.open(url, data, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        page = answer.read().decode()
        url, data = answer.geturl(), None
        found = Forms()
        found.feed(page)
        if "--deny" in sys.argv and found.abort:
            url = urllib.parse.urljoin(url, found.abort)
            continue
        if not found.forms:
            break
        action, fields = found.forms[0]
        for name, value in (("login", "agent"), ("password", "any"), ("user_code", code)):
            if name in fields and not fields[name]:
                fields[name] = value
        url = urllib.parse.urljoin(url, action)
        data = urllib.parse.urlencode(fields).encode()
    print(page)


main()

"""Répond « Bonjour » sur le port 8000."""
from http.server import BaseHTTPRequestHandler, HTTPServer

from jinja2 import Template

PAGE = Template("<h1>Bonjour {{ nom }}</h1>\n")


class Bonjour(BaseHTTPRequestHandler):
    def do_GET(self):
        page = PAGE.render(nom=self.path.strip("/") or "tout le monde").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)


HTTPServer(("", 8000), Bonjour).serve_forever()

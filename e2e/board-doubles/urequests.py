import http.client
from json import dumps
from urllib.parse import urlsplit


class Response:
    def __init__(self, status_code, text):
        self.status_code = status_code
        self.text = text

    def close(self):
        pass


def post(url, json=None, headers=None, timeout=None):
    """As the board's: an answer is an answer, whatever its status; no connection is an OSError."""
    at = urlsplit(url)
    connection = http.client.HTTPConnection(at.hostname, at.port, timeout=timeout)
    connection.request("POST", at.path, dumps(json), {"Content-Type": "application/json", **(headers or {})})
    answer = connection.getresponse()
    return Response(answer.status, answer.read().decode())

"""What the set-up says, in Vietnamese and English.

Both languages appear together: nobody has chosen one yet. The rest of the course's words are in
``helpers/i18n``, which needs a package that only the set-up installs.
"""

from __future__ import annotations

import sys

SAYINGS: dict[str, tuple[str, str]] = {
    "first-time": (
        "Chuẩn bị lần đầu, mất khoảng một phút: cài các thư viện vào {folder}. "
        "Những lần sau vào thẳng.",
        "Setting up for the first time, about a minute: the packages go into {folder}. "
        "From then on it starts at once.",
    ),
    "anew": (
        "Python trong {folder} không chạy được nữa, nên tạo lại thư mục này, mất khoảng một phút.",
        "The Python in {folder} no longer works, so that folder is made anew, about a minute.",
    ),
    "renewed": (
        "Cập nhật các thư viện trong {folder} cho khớp với khóa học, mất khoảng một phút.",
        "Bringing the packages in {folder} up to the course's versions, about a minute.",
    ),
    "opening": (
        "JupyterLab đang mở trong trình duyệt. Nếu không thấy, chép địa chỉ bên dưới vào "
        "trình duyệt. Muốn dừng: bấm Ctrl+C hai lần ở đây.",
        "JupyterLab is opening in your browser. If it does not, copy the address below into one. "
        "To stop it: press Ctrl+C twice here.",
    ),
    "serving": (
        "JupyterLab đang chạy ở địa chỉ bên dưới. Muốn dừng: bấm Ctrl+C hai lần ở đây.",
        "JupyterLab is running at the address below. To stop it: press Ctrl+C twice here.",
    ),
    "kept": (
        "Có bản mới của {lessons}, nhưng bạn đã sửa bản của mình nên nó được giữ nguyên. Muốn lấy "
        "bản mới: đổi tên hoặc xóa tệp đó trong {folder} rồi chạy lại lệnh này.",
        "There is a new version of {lessons}, but you have changed yours, so it stays. To get the "
        "new one: rename or delete that file in {folder} and run this command again.",
    ),
    "no-pip": (
        "Python này ({python}) chưa có pip. Chạy `{python} -m ensurepip --upgrade`, hoặc trên "
        "Debian và Ubuntu `sudo apt install python3-venv python3-pip`, rồi chạy lại đúng lệnh này.",
        "This Python ({python}) has no pip. Run `{python} -m ensurepip --upgrade`, or on Debian "
        "and Ubuntu `sudo apt install python3-venv python3-pip`, and run the same command again.",
    ),
    "no-venv": (
        "Không tạo được {folder} ({error}). Xóa {folder} nếu nó đang có, rồi chạy lại đúng lệnh "
        "này.",
        "Could not make {folder} ({error}). Delete {folder} if it exists and run the same command "
        "again.",
    ),
    "no-permission": (
        "Không ghi được vào {folder}. Chép khóa học vào một thư mục của bạn rồi chạy lại ở đó.",
        "Cannot write to {folder}. Copy the course into a folder of your own and run the command "
        "there.",
    ),
    "no-network": (
        "Không tải được các thư viện: máy không tới được nơi pip tải về. Kiểm tra mạng hoặc proxy "
        "rồi chạy lại đúng lệnh này. Chi tiết: {log}",
        "Could not download the packages: pip cannot reach the place it gets them from. Check the "
        "network or the proxy and run the same command again. Details: {log}",
    ),
    "not-installed": (
        "pip không cài xong: {error}. Chạy lại đúng lệnh này; nếu vẫn vậy thì xóa {folder} rồi "
        "chạy lần nữa. Chi tiết: {log}",
        "pip did not finish: {error}. Run the same command again; if it stays so, delete {folder} "
        "and run it once more. Details: {log}",
    ),
    "port-taken": (
        "Cổng {port} đang có chương trình khác dùng. Chọn số khác sau --port, hoặc bỏ --port để "
        "khóa học tự tìm cổng trống.",
        "Port {port} is in use by another program. Give another number after --port, or leave "
        "--port out and the course finds a free one.",
    ),
}


class SetUpError(Exception):
    """The set-up cannot go on; the text says why and what to do next, in both languages.

    Args:
        saying: a key of :data:`SAYINGS`.
        fields: its placeholders.
    """

    def __init__(self, saying: str, **fields: object) -> None:
        super().__init__(said(saying, **fields))


def said(saying: str, **fields: object) -> str:
    """A saying in both languages, a line each."""
    return "\n".join(text.format(**fields) for text in SAYINGS[saying])


def say(saying: str, **fields: object) -> None:
    """Print a saying at once, whatever comes after it."""
    write(said(saying, **fields))


def write(text: str, end: str = "\n") -> None:
    """Print a text at once."""
    sys.stdout.write(text + end)
    sys.stdout.flush()

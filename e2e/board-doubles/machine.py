class Pin:
    def __init__(self, number):
        assert isinstance(number, int)


class WDT:
    def __init__(self, timeout):
        # More than the longest wait, or the board would restart in the middle of it.
        assert timeout > 60000

    def feed(self):
        print("(fed)", flush=True)

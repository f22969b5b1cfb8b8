class OneWireError(Exception):
    pass


class OneWire:
    def __init__(self, pin):
        pass

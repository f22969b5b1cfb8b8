from onewire import OneWireError


class DS18X20:
    """Everything that the driver is known to do, one after the other, and then 21.5 °C."""

    def __init__(self, wire):
        self.faults = ["none", "wire", "checksum", "start"]
        self.fault = None

    def scan(self):
        self.fault = self.faults.pop(0) if self.faults else None
        return [] if self.fault == "none" else [bytearray(8)]

    def convert_temp(self):
        if self.fault == "wire":
            raise OneWireError()

    def read_temp(self, rom):
        if self.fault == "checksum":
            raise Exception("CRC error")
        return 85.0 if self.fault == "start" else 21.5

import { type HttpProducerOptions, PASSWORD_PLACEHOLDER, type Producer } from './producers';

/**
 * For a board that nobody looks at: MicroPython on an ESP32 with a DS18B20. Whatever fails is said and tried again, later
 * each time; what hangs is ended by the watchdog. Its drivers raise more than OSError, and 85 °C is what the sensor says
 * before it measured anything.
 */
export function boardProducer({ origin, needsPassword }: HttpProducerOptions): Producer {
  const password = needsPassword ? `"authorization": "Bearer ${PASSWORD_PLACEHOLDER}"` : '';
  return {
    name: 'MicroPython',
    code: `# main.py for an ESP32 with a DS18B20 on pin 4 (4.7 kOhm between data and 3.3 V)
import ds18x20, machine, network, onewire, time, urequests

WIFI = ("my-wifi", "my-wifi-password")
URL = "${origin}/api/readings"
HEADERS = {${password}}

watchdog = machine.WDT(timeout=120000)  # restarts a board that hangs for two minutes
wifi = network.WLAN(network.STA_IF)
wire = ds18x20.DS18X20(onewire.OneWire(machine.Pin(4)))

def join():
    if wifi.isconnected():
        return
    wifi.active(False)
    wifi.active(True)
    wifi.connect(*WIFI)
    for second in range(20):
        if wifi.isconnected():
            return
        time.sleep(1)
    raise OSError("no Wi-Fi")

def measure():
    found = wire.scan()
    if not found:
        raise OSError("no sensor on the pin")
    wire.convert_temp()
    time.sleep(1)
    celsius = wire.read_temp(found[0])
    if celsius == 85:
        raise OSError("the sensor has just started")
    return celsius

wait = 1
while True:
    watchdog.feed()
    try:
        join()
        reading = {"sensorId": "my-sensor", "temperature": measure()}
        answer = urequests.post(URL, json=reading, headers=HEADERS, timeout=10)
        said = answer.text
        answer.close()
        if answer.status_code >= 300:
            raise OSError("the server refused it: " + said)
        print("Sent", reading)
        wait = 1
    except Exception as error:
        print("Not sent, trying again in", wait, "s:", type(error).__name__, error)
        wait = min(2 * wait, 32)
    time.sleep(wait)`,
  };
}

"""The loop a tutorial would write: one consumer, JSON, the average of the last ten, an alert, a line each."""
import json
import sys
import time
from collections import deque

from kafka import KafkaConsumer, TopicPartition

brokers, topic, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
consumer = KafkaConsumer(bootstrap_servers=brokers)
partitions = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic)]
consumer.assign(partitions)
consumer.seek_to_beginning()
window = deque(maxlen=10)
seen = 0
began, cpu_began = time.perf_counter(), time.process_time()
for message in consumer:
    celsius = json.loads(message.value)["temperature"]
    window.append(celsius)
    average = sum(window) / len(window)
    print(f"{celsius} {average:.2f}")
    if celsius > 40:
        print(f"ALERT {celsius}")
    seen += 1
    if seen == count:
        break
taken = {"seconds": time.perf_counter() - began, "cpuSeconds": time.process_time() - cpu_began}
sys.stderr.write(json.dumps(taken) + "\n")

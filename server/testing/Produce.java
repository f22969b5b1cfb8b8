import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes numbered readings with the Java client: broker, topic, compression, count. Run from source by the tests. */
class Produce {
  public static void main(String[] args) throws Exception {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", args[0]);
    settings.put("compression.type", args[2]);
    settings.put("linger.ms", "50");
    settings.put("batch.size", "200000");
    settings.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    settings.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
      for (int n = 0; n < Integer.parseInt(args[3]); n++) {
        producer.send(new ProducerRecord<>(args[1], "sensor", "{\"temperature\":" + n + ",\"from\":\"" + args[2] + "\"}"));
      }
    }
  }
}

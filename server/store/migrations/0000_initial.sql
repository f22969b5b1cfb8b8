CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"sensor_key" integer NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"threshold_celsius" double precision NOT NULL,
	"opened_at_ms" bigint NOT NULL,
	"opened_celsius" double precision NOT NULL,
	"peak_celsius" double precision NOT NULL,
	"readings" integer NOT NULL,
	"ended_at_ms" bigint,
	"end_reason" text,
	"told_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"event_id" bigserial PRIMARY KEY NOT NULL,
	"at_ms" bigint NOT NULL,
	"kind" text NOT NULL,
	"partition" integer NOT NULL,
	"from_offset" bigint NOT NULL,
	"to_offset" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hours" (
	"bucket_ms" bigint NOT NULL,
	"sum" double precision NOT NULL,
	"min" double precision NOT NULL,
	"max" double precision NOT NULL,
	"count" integer NOT NULL,
	"sensor_key" integer NOT NULL,
	"stored_on" date NOT NULL,
	CONSTRAINT "hours_pkey" PRIMARY KEY("sensor_key","bucket_ms","stored_on")
) PARTITION BY RANGE ("stored_on");
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"partition_key" integer PRIMARY KEY NOT NULL,
	"sensor_key" integer NOT NULL,
	"file_name" text NOT NULL,
	"readings" integer NOT NULL,
	"first_ms" bigint NOT NULL,
	"last_ms" bigint NOT NULL,
	"imported_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_partitions" (
	"partition_key" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "log_partitions_partition_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"log_name" text NOT NULL,
	"incarnation" integer NOT NULL,
	"partition" integer NOT NULL,
	"next_offset" bigint NOT NULL,
	"last_offset" bigint,
	"last_timestamp_ms" bigint,
	"last_value_hash" text,
	CONSTRAINT "log_partitions_name" UNIQUE("log_name","incarnation","partition")
);
--> statement-breakpoint
CREATE TABLE "minutes" (
	"bucket_ms" bigint NOT NULL,
	"sum" double precision NOT NULL,
	"min" double precision NOT NULL,
	"max" double precision NOT NULL,
	"count" integer NOT NULL,
	"sensor_key" integer NOT NULL,
	"stored_on" date NOT NULL,
	CONSTRAINT "minutes_pkey" PRIMARY KEY("sensor_key","bucket_ms","stored_on")
) PARTITION BY RANGE ("stored_on");
--> statement-breakpoint
CREATE TABLE "readings" (
	"n" bigint NOT NULL,
	"measured_at_ms" bigint NOT NULL,
	"log_offset" bigint NOT NULL,
	"celsius" double precision NOT NULL,
	"average" double precision,
	"sensor_key" integer NOT NULL,
	"partition_key" integer NOT NULL,
	"stored_on" date NOT NULL,
	CONSTRAINT "readings_pkey" PRIMARY KEY("sensor_key","n","stored_on"),
	CONSTRAINT "readings_celsius" CHECK ("readings"."celsius" BETWEEN -273.15 AND 10000)
) PARTITION BY RANGE ("stored_on");
--> statement-breakpoint
CREATE TABLE "rejections" (
	"log_offset" bigint NOT NULL,
	"timestamp_ms" bigint NOT NULL,
	"at_ms" bigint NOT NULL,
	"partition_key" integer NOT NULL,
	"stored_on" date NOT NULL,
	"is_delivered" boolean NOT NULL,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"key" "bytea",
	"value" "bytea",
	"headers" jsonb NOT NULL,
	CONSTRAINT "rejections_pkey" PRIMARY KEY("partition_key","log_offset","stored_on")
) PARTITION BY RANGE ("stored_on");
--> statement-breakpoint
CREATE TABLE "sensors" (
	"sensor_key" integer PRIMARY KEY NOT NULL,
	"sensor_id" text NOT NULL,
	"n" bigint NOT NULL,
	"since_n" bigint DEFAULT 1 NOT NULL,
	"on_board" boolean NOT NULL,
	"measured_at_ms" bigint,
	"celsius" double precision,
	"partition_key" integer,
	"log_offset" bigint,
	CONSTRAINT "sensors_id" UNIQUE("sensor_id")
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "threshold_changes" (
	"version" bigint PRIMARY KEY NOT NULL,
	"sensor_key" integer,
	"is_own" boolean NOT NULL,
	"high" double precision,
	"low" double precision,
	"was_own" boolean NOT NULL,
	"from_high" double precision,
	"from_low" double precision,
	"changed_at_ms" bigint,
	"changed_by" text
);
--> statement-breakpoint
CREATE TABLE "writer" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" bigint NOT NULL,
	"batch" bigint NOT NULL,
	CONSTRAINT "writer_one" CHECK ("writer"."one")
) WITH (fillfactor = 10);
--> statement-breakpoint
CREATE INDEX "alerts_opened" ON "alerts" USING btree ("opened_at_ms","id");--> statement-breakpoint
CREATE INDEX "alerts_of_sensor" ON "alerts" USING btree ("sensor_key","opened_at_ms","id");--> statement-breakpoint
CREATE INDEX "alerts_told" ON "alerts" USING btree ("told_at_ms");--> statement-breakpoint
CREATE INDEX "alerts_open" ON "alerts" USING btree ("sensor_key") WHERE "alerts"."ended_at_ms" IS NULL;--> statement-breakpoint
CREATE INDEX "events_at" ON "events" USING btree ("at_ms");--> statement-breakpoint
CREATE INDEX "idempotency_keys_at" ON "idempotency_keys" USING btree ("at_ms");--> statement-breakpoint
CREATE INDEX "readings_measured" ON "readings" USING btree ("sensor_key","measured_at_ms");--> statement-breakpoint
CREATE INDEX "rejections_undelivered" ON "rejections" USING btree ("log_offset") WHERE NOT "rejections"."is_delivered";--> statement-breakpoint
CREATE INDEX "threshold_changes_sensor" ON "threshold_changes" USING btree ("sensor_key","version");--> statement-breakpoint
-- Imported history: "stored" long before any day of storing, so that no retention ever drops it.
CREATE TABLE "readings_imported" PARTITION OF "readings" FOR VALUES FROM (MINVALUE) TO ('2000-01-01');--> statement-breakpoint
CREATE TABLE "minutes_imported" PARTITION OF "minutes" FOR VALUES FROM (MINVALUE) TO ('2000-01-01');--> statement-breakpoint
CREATE TABLE "hours_imported" PARTITION OF "hours" FOR VALUES FROM (MINVALUE) TO ('2000-01-01');--> statement-breakpoint
INSERT INTO "writer" ("one", "epoch", "batch") VALUES (true, 0, 0);

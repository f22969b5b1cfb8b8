CREATE TABLE "alert_steps" (
	"step_id" bigserial PRIMARY KEY NOT NULL,
	"alert_id" text NOT NULL,
	"kind" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"by" text,
	"note" text,
	"until_ms" bigint,
	"celsius" double precision
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"channel_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channels_channel_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"draft" jsonb NOT NULL,
	"secret" text,
	"created_at_ms" bigint NOT NULL,
	"changed_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"delivery_key" bigserial PRIMARY KEY NOT NULL,
	"delivery_id" text NOT NULL,
	"channel_id" integer NOT NULL,
	"channel_name" text NOT NULL,
	"what" text NOT NULL,
	"step_ids" bigint[] NOT NULL,
	"alert_ids" text[] NOT NULL,
	"state" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at_ms" bigint,
	"delivered_at_ms" bigint,
	"last_error" text,
	CONSTRAINT "deliveries_id" UNIQUE("delivery_id")
);
--> statement-breakpoint
CREATE TABLE "notify_cursor" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"step_id" bigint NOT NULL,
	CONSTRAINT "notify_cursor_one" CHECK ("notify_cursor"."one")
);
--> statement-breakpoint
CREATE TABLE "settings_changes" (
	"version" bigint PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"changed_at_ms" bigint,
	"changed_by" text
);
--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "sensor_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "threshold_celsius" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "opened_celsius" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "peak_celsius" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "after_ms" bigint;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "since_ms" bigint;--> statement-breakpoint
UPDATE "alerts" SET "since_ms" = "opened_at_ms";--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "since_ms" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "back_since_ms" bigint;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "acknowledged_at_ms" bigint;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "snoozed_until_ms" bigint;--> statement-breakpoint
ALTER TABLE "sensors" ADD COLUMN "clock_ms" bigint;--> statement-breakpoint
ALTER TABLE "sensors" ADD COLUMN "interval_ms" double precision;--> statement-breakpoint
ALTER TABLE "sensors" ADD COLUMN "alert_state" jsonb;--> statement-breakpoint
CREATE INDEX "alert_steps_alert" ON "alert_steps" USING btree ("alert_id","step_id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_attempt_at_ms") WHERE "deliveries"."state" IN ('waiting', 'held');--> statement-breakpoint
CREATE INDEX "deliveries_newest" ON "deliveries" USING btree ("channel_id","delivery_key");--> statement-breakpoint
CREATE INDEX "settings_changes_scope" ON "settings_changes" USING btree ("scope","scope_id","version");--> statement-breakpoint
CREATE INDEX "alerts_unseen" ON "alerts" USING btree ("sensor_key","opened_at_ms") WHERE "alerts"."acknowledged_at_ms" IS NULL;--> statement-breakpoint
-- What ended before anybody could acknowledge it asks for nothing now.
UPDATE "alerts" SET "acknowledged_at_ms" = "ended_at_ms" WHERE "ended_at_ms" IS NOT NULL;--> statement-breakpoint
INSERT INTO "alert_steps" ("alert_id", "kind", "at_ms", "celsius")
  SELECT "id", 'opened', "opened_at_ms", "opened_celsius" FROM "alerts" ORDER BY "opened_at_ms", "id";--> statement-breakpoint
INSERT INTO "alert_steps" ("alert_id", "kind", "at_ms")
  SELECT "id", 'ended', "ended_at_ms" FROM "alerts" WHERE "ended_at_ms" IS NOT NULL ORDER BY "ended_at_ms", "id";--> statement-breakpoint
INSERT INTO "notify_cursor" ("step_id") SELECT coalesce(max("step_id"), 0) FROM "alert_steps";--> statement-breakpoint
INSERT INTO "settings_changes" ("version", "scope", "scope_id", "before", "after", "changed_at_ms", "changed_by")
  SELECT c."version",
    CASE WHEN c."sensor_key" IS NULL THEN 'all' ELSE 'sensor' END,
    coalesce(s."sensor_id", ''),
    CASE WHEN lag(c."version") OVER w IS NULL THEN NULL ELSE jsonb_build_object(
      'rules', CASE WHEN c."was_own" THEN jsonb_build_object('limits', jsonb_build_object(
        'high', c."from_high", 'low', c."from_low", 'version', lag(c."version") OVER w,
        'changedAtMs', lag(c."changed_at_ms") OVER w, 'changedBy', lag(c."changed_by") OVER w)) ELSE '{}'::jsonb END,
      'details', NULL) END,
    jsonb_build_object(
      'rules', CASE WHEN c."is_own" THEN jsonb_build_object('limits', jsonb_build_object(
        'high', c."high", 'low', c."low", 'version', c."version",
        'changedAtMs', c."changed_at_ms", 'changedBy', c."changed_by")) ELSE '{}'::jsonb END,
      'details', NULL),
    c."changed_at_ms", c."changed_by"
  FROM "threshold_changes" c LEFT JOIN "sensors" s USING ("sensor_key")
  WINDOW w AS (PARTITION BY c."sensor_key" ORDER BY c."version");

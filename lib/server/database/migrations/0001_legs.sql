CREATE TABLE "log_batches" (
	"log_id" text NOT NULL,
	"last_sequence" integer NOT NULL,
	"chunks" text NOT NULL,
	"is_end" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "log_batches_log_id_last_sequence_pk" PRIMARY KEY("log_id","last_sequence")
);
--> statement-breakpoint
CREATE TABLE "stop_requests" (
	"log_id" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "leg" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "log_batches_ended" ON "log_batches" USING btree ("created_at") WHERE is_end;
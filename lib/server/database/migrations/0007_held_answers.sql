CREATE TABLE "held_answers" (
	"log_id" text PRIMARY KEY NOT NULL,
	"chat_id" text NOT NULL,
	"is_show_requested" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "held_batches" (
	"log_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"chunks" text NOT NULL,
	CONSTRAINT "held_batches_log_id_sequence_pk" PRIMARY KEY("log_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "chats" ADD COLUMN "hold_policy" text;--> statement-breakpoint
ALTER TABLE "held_answers" ADD CONSTRAINT "held_answers_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_batches" ADD CONSTRAINT "held_batches_log_id_held_answers_log_id_fk" FOREIGN KEY ("log_id") REFERENCES "public"."held_answers"("log_id") ON DELETE cascade ON UPDATE no action;
CREATE TABLE "document_changes" (
	"chat_id" text NOT NULL,
	"message_id" text NOT NULL,
	"change" jsonb NOT NULL,
	CONSTRAINT "document_changes_chat_id_message_id_pk" PRIMARY KEY("chat_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "document_sources" (
	"chat_id" text NOT NULL,
	"message_id" text NOT NULL,
	"content" "bytea" NOT NULL,
	"map" "bytea",
	"size_bytes" integer NOT NULL,
	"charged_micro_usd" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "document_sources_chat_id_message_id_pk" PRIMARY KEY("chat_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "chats" ADD COLUMN "kind" text DEFAULT 'chat' NOT NULL;--> statement-breakpoint
ALTER TABLE "held_answers" ADD COLUMN "earlier_batches" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "document_changes" ADD CONSTRAINT "document_changes_chat_id_message_id_messages_chat_id_id_fk" FOREIGN KEY ("chat_id","message_id") REFERENCES "public"."messages"("chat_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_sources" ADD CONSTRAINT "document_sources_chat_id_message_id_messages_chat_id_id_fk" FOREIGN KEY ("chat_id","message_id") REFERENCES "public"."messages"("chat_id","id") ON DELETE cascade ON UPDATE no action;
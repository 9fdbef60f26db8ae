CREATE TABLE "document_sources" (
	"chat_id" text NOT NULL,
	"message_id" text NOT NULL,
	"content" "bytea" NOT NULL,
	"map" "bytea",
	"size_bytes" integer NOT NULL,
	CONSTRAINT "document_sources_chat_id_message_id_pk" PRIMARY KEY("chat_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "chats" ADD COLUMN "kind" text DEFAULT 'chat' NOT NULL;--> statement-breakpoint
ALTER TABLE "document_sources" ADD CONSTRAINT "document_sources_chat_id_message_id_messages_chat_id_id_fk" FOREIGN KEY ("chat_id","message_id") REFERENCES "public"."messages"("chat_id","id") ON DELETE cascade ON UPDATE no action;
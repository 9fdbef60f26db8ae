CREATE TABLE "share_replays" (
	"share_id" text NOT NULL,
	"place" integer NOT NULL,
	"steps" jsonb NOT NULL,
	CONSTRAINT "share_replays_share_id_place_pk" PRIMARY KEY("share_id","place")
);
--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "arrivals" jsonb;--> statement-breakpoint
ALTER TABLE "share_replays" ADD CONSTRAINT "share_replays_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;
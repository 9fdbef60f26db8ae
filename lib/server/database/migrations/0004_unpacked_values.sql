-- Packing a value of some megabytes takes longer than everything else about its statement.
ALTER TABLE "messages" ALTER COLUMN "parts" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "exchange" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "log_batches" ALTER COLUMN "chunks" SET STORAGE EXTERNAL;

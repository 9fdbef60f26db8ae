-- The names of today: a leg is a segment, a seam a continuation, the exchange with the model a transcript.
ALTER TABLE "messages" RENAME COLUMN "exchange" TO "transcript";--> statement-breakpoint
ALTER TABLE "messages" RENAME COLUMN "leg" TO "segment";--> statement-breakpoint
UPDATE "messages" SET "parts" = (
	SELECT jsonb_agg(CASE WHEN "part"->>'type' = 'data-seam' THEN "part" || '{"type":"data-continuation"}' ELSE "part" END ORDER BY "place")
	FROM jsonb_array_elements("parts") WITH ORDINALITY AS "each"("part", "place")
) WHERE "parts" @> '[{"type":"data-seam"}]';--> statement-breakpoint
UPDATE "messages" SET "metadata" = "metadata" - 'legs' || jsonb_build_object('segments', "metadata"->'legs') WHERE jsonb_exists("metadata", 'legs');--> statement-breakpoint
UPDATE "messages" SET "metadata" = "metadata" - 'legEnd' || jsonb_build_object('segmentEnd', "metadata"->'legEnd') WHERE jsonb_exists("metadata", 'legEnd');

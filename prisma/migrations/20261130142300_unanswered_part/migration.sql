-- That nobody answered for a part of a message outlives the process that sent it: such a part goes once more at most.
ALTER TABLE "outbox_messages" ADD COLUMN "unanswered_part" INTEGER;

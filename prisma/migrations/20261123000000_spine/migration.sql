-- The search without marks (issues.search_key) uses trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "areas" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "parent_id" TEXT,
    "official_code" TEXT,
    "code_system" TEXT,
    "issue_prefix" TEXT,
    "valid_from" DATE,
    "valid_to" DATE,
    "boundary" JSONB,
    "contact" JSONB,
    "source" TEXT,
    "confidence" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "areas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_changes" (
    "id" SERIAL NOT NULL,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "effective" DATE NOT NULL,
    "act" TEXT,

    CONSTRAINT "area_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_aliases" (
    "id" SERIAL NOT NULL,
    "area_id" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "alias_key" TEXT NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "area_aliases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiles" (
    "number" INTEGER NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,

    CONSTRAINT "tiles_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "category_groups" (
    "code" TEXT NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "tile" INTEGER NOT NULL,

    CONSTRAINT "category_groups_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "categories" (
    "code" TEXT NOT NULL,
    "group_code" TEXT NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "programmes" TEXT[],
    "contents" INTEGER[],
    "unit_kind" TEXT NOT NULL,
    "support_kinds" TEXT[],
    "tier" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "lexicon" JSONB NOT NULL DEFAULT '[]',
    "retired_at" TIMESTAMP(3),

    CONSTRAINT "categories_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "programmes" (
    "code" TEXT NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "source" TEXT,

    CONSTRAINT "programmes_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "campaign_contents" (
    "number" INTEGER NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,

    CONSTRAINT "campaign_contents_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "units" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posts" (
    "id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "home_area_id" TEXT,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "addresses" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external_hash" BYTEA NOT NULL,
    "external_cipher" BYTEA NOT NULL,
    "name_cipher" BYTEA,
    "unreachable_at" TIMESTAMPTZ(3),
    "unreachable_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" BIGSERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "address_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "text_version" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" UUID NOT NULL,
    "address_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "consented_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "collects" BOOLEAN NOT NULL DEFAULT true,
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "last_input_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "conversation_id" UUID NOT NULL,
    "state" JSONB NOT NULL,
    "flow" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("conversation_id")
);

-- CreateTable
CREATE TABLE "updates" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "conversation_id" UUID,
    "message_id" TEXT,
    "reply_to" TEXT,
    "kind" TEXT NOT NULL,
    "content" JSONB,
    "text" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "ready_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "visibility" TEXT NOT NULL DEFAULT 'held',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "issue_id" UUID,

    CONSTRAINT "updates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_messages" (
    "id" BIGSERIAL NOT NULL,
    "conversation_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,
    "question" JSONB,
    "answered_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'queued',
    "ready_at" TIMESTAMPTZ(3) NOT NULL,
    "first_failed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_parts" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "external_ids" TEXT[],
    "reason" TEXT,
    "once_key" TEXT,
    "issue_id" UUID,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pace_slots" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pace_slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timers" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_cursors" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "cursor" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_cursors_pkey" PRIMARY KEY ("channel","account")
);

-- CreateTable
CREATE TABLE "media" (
    "id" UUID NOT NULL,
    "update_id" BIGINT,
    "conversation_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_cipher" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'wanted',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "content_type" TEXT,
    "bytes" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "sha256" BYTEA,
    "storage_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3),

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "routing_counts" (
    "day" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "routing_counts_pkey" PRIMARY KEY ("day","outcome","channel")
);

-- CreateTable
CREATE TABLE "issues" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "category_code" TEXT NOT NULL,
    "area_id" TEXT,
    "ward_id" TEXT,
    "text" TEXT NOT NULL,
    "place" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "search_key" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'chat',
    "person_id" UUID,
    "conversation_id" UUID,
    "unit_id" TEXT,
    "post_id" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_history" (
    "id" BIGSERIAL NOT NULL,
    "issue_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "staff_id" UUID,
    "channel" TEXT,
    "kind" TEXT NOT NULL,
    "from_value" TEXT,
    "to_value" TEXT,
    "text" TEXT,

    CONSTRAINT "issue_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_media" (
    "issue_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "issue_media_pkey" PRIMARY KEY ("issue_id","media_id")
);

-- CreateTable
CREATE TABLE "code_counters" (
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "code_counters_pkey" PRIMARY KEY ("prefix")
);

-- CreateTable
CREATE TABLE "staff_users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "role" TEXT NOT NULL,
    "area_ids" TEXT[],
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_sessions" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "csrf_token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_sessions_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "areas_parent_id_idx" ON "areas"("parent_id");

-- CreateIndex
CREATE INDEX "areas_name_key_idx" ON "areas"("name_key");

-- CreateIndex
CREATE INDEX "area_changes_to_id_idx" ON "area_changes"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "area_changes_from_id_to_id_key" ON "area_changes"("from_id", "to_id");

-- CreateIndex
CREATE UNIQUE INDEX "area_aliases_area_id_alias_key_key" ON "area_aliases"("area_id", "alias_key");

-- CreateIndex
CREATE INDEX "categories_group_code_idx" ON "categories"("group_code");

-- CreateIndex
CREATE INDEX "units_area_id_kind_idx" ON "units"("area_id", "kind");

-- CreateIndex
CREATE INDEX "posts_unit_id_idx" ON "posts"("unit_id");

-- CreateIndex
CREATE INDEX "addresses_person_id_idx" ON "addresses"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "addresses_channel_account_external_hash_key" ON "addresses"("channel", "account", "external_hash");

-- CreateIndex
CREATE INDEX "consents_person_id_at_idx" ON "consents"("person_id", "at");

-- CreateIndex
CREATE INDEX "consents_address_id_idx" ON "consents"("address_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversations_address_id_key" ON "conversations"("address_id");

-- CreateIndex
CREATE INDEX "conversations_ready_at_idx" ON "conversations"("ready_at");

-- CreateIndex
CREATE INDEX "conversations_person_id_idx" ON "conversations"("person_id");

-- CreateIndex
CREATE INDEX "sessions_flow_step_idx" ON "sessions"("flow", "step");

-- CreateIndex
CREATE INDEX "updates_conversation_id_id_idx" ON "updates"("conversation_id", "id");

-- CreateIndex
CREATE INDEX "updates_issue_id_idx" ON "updates"("issue_id");

-- CreateIndex
CREATE INDEX "updates_released_idx" ON "updates"("visibility", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "updates_conversation_id_message_id_idx" ON "updates"("conversation_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "updates_channel_account_external_id_key" ON "updates"("channel", "account", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_messages_once_key_key" ON "outbox_messages"("once_key");

-- CreateIndex
CREATE INDEX "outbox_messages_created_at_id_idx" ON "outbox_messages"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "outbox_messages_issue_id_idx" ON "outbox_messages"("issue_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_messages_conversation_id_seq_key" ON "outbox_messages"("conversation_id", "seq");

-- CreateIndex
CREATE INDEX "pace_slots_channel_account_taken_at_idx" ON "pace_slots"("channel", "account", "taken_at");

-- CreateIndex
CREATE INDEX "timers_due_at_idx" ON "timers"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "timers_kind_subject_key" ON "timers"("kind", "subject");

-- CreateIndex
CREATE INDEX "media_state_created_at_idx" ON "media"("state", "created_at");

-- CreateIndex
CREATE INDEX "media_conversation_id_idx" ON "media"("conversation_id");

-- CreateIndex
CREATE INDEX "media_update_id_idx" ON "media"("update_id");

-- CreateIndex
CREATE INDEX "media_sha256_idx" ON "media"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "issues_code_key" ON "issues"("code");

-- CreateIndex
CREATE INDEX "issues_created_at_id_idx" ON "issues"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_status_created_at_id_idx" ON "issues"("status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_ward_id_created_at_id_idx" ON "issues"("ward_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_category_code_created_at_id_idx" ON "issues"("category_code", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_unit_id_created_at_id_idx" ON "issues"("unit_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_person_id_created_at_idx" ON "issues"("person_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "issues_conversation_id_idx" ON "issues"("conversation_id");

-- CreateIndex
CREATE INDEX "issues_search_key_idx" ON "issues" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "issue_history_issue_id_id_idx" ON "issue_history"("issue_id", "id");

-- CreateIndex
CREATE INDEX "issue_media_media_id_idx" ON "issue_media"("media_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_users_email_key" ON "staff_users"("email");

-- CreateIndex
CREATE INDEX "staff_sessions_user_id_idx" ON "staff_sessions"("user_id");

-- CreateIndex
CREATE INDEX "staff_sessions_expires_at_idx" ON "staff_sessions"("expires_at");

-- AddForeignKey
ALTER TABLE "areas" ADD CONSTRAINT "areas_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "areas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_changes" ADD CONSTRAINT "area_changes_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_changes" ADD CONSTRAINT "area_changes_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_aliases" ADD CONSTRAINT "area_aliases_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_groups" ADD CONSTRAINT "category_groups_tile_fkey" FOREIGN KEY ("tile") REFERENCES "tiles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "categories" ADD CONSTRAINT "categories_group_code_fkey" FOREIGN KEY ("group_code") REFERENCES "category_groups"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "units" ADD CONSTRAINT "units_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people" ADD CONSTRAINT "people_home_area_id_fkey" FOREIGN KEY ("home_area_id") REFERENCES "areas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "addresses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "addresses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "updates" ADD CONSTRAINT "updates_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "updates" ADD CONSTRAINT "updates_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "updates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_category_code_fkey" FOREIGN KEY ("category_code") REFERENCES "categories"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "units"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_history" ADD CONSTRAINT "issue_history_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_history" ADD CONSTRAINT "issue_history_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_media" ADD CONSTRAINT "issue_media_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_media" ADD CONSTRAINT "issue_media_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Closed sets.
ALTER TABLE "updates" ADD CONSTRAINT "updates_state_check" CHECK ("state" IN ('waiting', 'done', 'quarantined', 'ignored'));
ALTER TABLE "updates" ADD CONSTRAINT "updates_visibility_check" CHECK ("visibility" IN ('held', 'released', 'erased'));
ALTER TABLE "updates" ADD CONSTRAINT "updates_erased_check" CHECK ("visibility" <> 'erased' OR ("content" IS NULL AND "text" IS NULL));
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_state_check" CHECK ("state" IN ('queued', 'sending', 'sent', 'failed', 'cancelled'));
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_priority_check" CHECK ("priority" BETWEEN 0 AND 3);
ALTER TABLE "media" ADD CONSTRAINT "media_state_check" CHECK ("state" IN ('wanted', 'stored', 'refused', 'failed', 'erased'));
ALTER TABLE "consents" ADD CONSTRAINT "consents_decision_check" CHECK ("decision" IN ('given', 'refused', 'withdrawn', 'lapsed'));
ALTER TABLE "issues" ADD CONSTRAINT "issues_status_check" CHECK ("status" IN ('new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'answered', 'done', 'confirmed', 'reopened', 'refused', 'merged', 'withdrawn'));
ALTER TABLE "issues" ADD CONSTRAINT "issues_visibility_check" CHECK ("visibility" IN ('A', 'R', 'P'));
ALTER TABLE "issue_history" ADD CONSTRAINT "issue_history_actor_check" CHECK ("actor" IN ('resident', 'moderator', 'system'));
ALTER TABLE "categories" ADD CONSTRAINT "categories_tier_check" CHECK ("tier" IN ('T1', 'T2', 'T3', 'T4', 'T5'));
ALTER TABLE "categories" ADD CONSTRAINT "categories_visibility_check" CHECK ("visibility" IN ('A', 'R', 'P'));
ALTER TABLE "staff_users" ADD CONSTRAINT "staff_users_role_check" CHECK ("role" IN ('administrator', 'moderator'));

-- The two letters of issue codes are unique among the wards of today (design, "Data").
CREATE UNIQUE INDEX "areas_issue_prefix_valid_key" ON "areas" ("issue_prefix") WHERE "valid_to" IS NULL;

-- Work lists: small partial indexes, so that claiming stays fast however long the history grows.
CREATE INDEX "updates_waiting_idx" ON "updates" ("conversation_id", "id") WHERE "state" = 'waiting';
CREATE INDEX "updates_held_idx" ON "updates" ("received_at") WHERE "visibility" = 'held';
-- Each work list of the outbox can be read by one index only: while all had the same condition, and the statistics said that next
-- to nothing is queued (as they do between two broadcasts), the planner read the whole list for every conversation.
-- What stands before a message in its conversation.
CREATE INDEX "outbox_messages_head_idx" ON "outbox_messages" ("conversation_id", "seq") WHERE "sent_at" IS NULL AND "state" IN ('queued', 'sending');
-- What is due, in the order in which it goes.
CREATE INDEX "outbox_messages_due_idx" ON "outbox_messages" ("channel", "account", "priority", "ready_at", "id") WHERE "state" = 'queued';
-- What is under way, to find what a process that died left behind.
CREATE INDEX "outbox_messages_sending_idx" ON "outbox_messages" ("channel", "account", "lease_until") WHERE "state" = 'sending';
CREATE INDEX "outbox_messages_questions_idx" ON "outbox_messages" ("conversation_id", "seq") WHERE "question" IS NOT NULL AND "answered_at" IS NULL;

-- Updates that were set aside are few among millions: counted at every scrape of the metrics, and found again to be replayed.
CREATE INDEX "updates_quarantined_idx" ON "updates" ("channel") WHERE "state" = 'quarantined';

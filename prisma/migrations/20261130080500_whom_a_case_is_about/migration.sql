-- An officer can say now whom a case is about: asked where the kind of matter tells of cadres, also of what nobody has yet.
UPDATE "categories" SET "names_cadres" = true WHERE "code" IN ('DC-01', 'DC-05', 'HC-02');
UPDATE "categories" SET "needs_photo" = true WHERE "group_code" IN ('VS', 'TT', 'XD', 'GT', 'HT', 'CX');
UPDATE "issues" SET "about" = 'unknown'
WHERE "about" IS NULL AND "status" IN ('new', 'triaged') AND "category_code" IN ('DC-01', 'DC-05', 'HC-02');

CREATE FUNCTION public.revisions_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin if tg_op = 'DELETE' and exists (select 1 from departures where server = old.scope) then return old; end if; raise exception 'revisions is append-only'; end $$;
CREATE FUNCTION public.words_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin if tg_op = 'DELETE' and exists (select 1 from departures where server = old.scope) then return old; end if; raise exception 'words is append-only'; end $$;
CREATE FUNCTION public.tell_of_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin perform pg_notify('revisions', ''); return null; end $$;
CREATE TABLE public.drafts (
    id text NOT NULL,
    kind text NOT NULL,
    server text NOT NULL,
    scope text NOT NULL,
    author text NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.gaps (
    id integer NOT NULL,
    server text NOT NULL,
    question text NOT NULL,
    subject text NOT NULL,
    topics text NOT NULL,
    at text NOT NULL
);
CREATE SEQUENCE public.gaps_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.gaps_id_seq OWNED BY public.gaps.id;
CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.pins (
    id integer NOT NULL,
    scope text NOT NULL,
    question text NOT NULL,
    words text NOT NULL,
    item text NOT NULL,
    by text NOT NULL,
    at text NOT NULL,
    why text NOT NULL,
    undone_by text,
    undone_at text,
    reach text,
    breaks text
);
CREATE SEQUENCE public.pins_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pins_id_seq OWNED BY public.pins.id;
CREATE TABLE public.reports (
    id integer NOT NULL,
    server text,
    item text NOT NULL,
    text text NOT NULL,
    at text NOT NULL,
    outcome text,
    closed_by text,
    question text
);
CREATE SEQUENCE public.reports_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.reports_id_seq OWNED BY public.reports.id;
CREATE TABLE public.retirements (
    number integer NOT NULL
);
CREATE TABLE public.revisions (
    number integer NOT NULL,
    scope text NOT NULL,
    kind text NOT NULL,
    entry text NOT NULL,
    text text,
    base text,
    previous integer NOT NULL,
    by text NOT NULL,
    approved_by text,
    at text NOT NULL,
    why text NOT NULL,
    origin text NOT NULL
);
CREATE SEQUENCE public.revisions_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.revisions_number_seq OWNED BY public.revisions.number;
CREATE TABLE public.notices (
    key text NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.votes (
    id integer NOT NULL,
    server text NOT NULL,
    subject text NOT NULL,
    question text NOT NULL,
    item text NOT NULL,
    voter text,
    value integer NOT NULL,
    at text NOT NULL
);
CREATE SEQUENCE public.votes_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.votes_id_seq OWNED BY public.votes.id;
CREATE TABLE public.watches (
    id integer NOT NULL,
    server text NOT NULL,
    scope text NOT NULL,
    url text NOT NULL,
    title text NOT NULL,
    by text NOT NULL,
    at text NOT NULL,
    seen text NOT NULL,
    looked_at text NOT NULL,
    fault text,
    stopped_by text,
    stopped_at text
);
CREATE SEQUENCE public.watches_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.watches_id_seq OWNED BY public.watches.id;
CREATE TABLE public.settings (
    server text NOT NULL,
    settings text NOT NULL,
    at text NOT NULL,
    digest_at text
);
CREATE TABLE public.words (
    number integer NOT NULL,
    scope text NOT NULL,
    source text NOT NULL,
    statement text NOT NULL,
    act text NOT NULL,
    undoes integer,
    previous integer NOT NULL,
    ours text NOT NULL,
    text text NOT NULL,
    address text NOT NULL,
    seen text NOT NULL,
    captured text,
    page text NOT NULL,
    leans integer NOT NULL,
    by text NOT NULL,
    at text NOT NULL,
    run text
);
CREATE SEQUENCE public.words_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.words_number_seq OWNED BY public.words.number;
CREATE TABLE public.word_looks (
    number integer NOT NULL,
    stood text,
    missing text
);
CREATE TABLE public.word_pages (
    scope text NOT NULL,
    source text NOT NULL,
    key text NOT NULL,
    found text NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.checksums (
    number integer NOT NULL,
    name text NOT NULL,
    whole text NOT NULL
);
CREATE TABLE public.word_checksums (
    number integer NOT NULL,
    whole text NOT NULL
);
CREATE TABLE public.departures (
    server text NOT NULL,
    at text NOT NULL,
    CONSTRAINT departures_of_servers CHECK ((server <> 'shared'::text))
);
CREATE TABLE public.claims (
    key text NOT NULL,
    until text NOT NULL
);
CREATE TABLE public.counted_requests (
    person text NOT NULL,
    request text NOT NULL,
    until text NOT NULL
);
ALTER TABLE ONLY public.gaps ALTER COLUMN id SET DEFAULT nextval('public.gaps_id_seq'::regclass);
ALTER TABLE ONLY public.pins ALTER COLUMN id SET DEFAULT nextval('public.pins_id_seq'::regclass);
ALTER TABLE ONLY public.reports ALTER COLUMN id SET DEFAULT nextval('public.reports_id_seq'::regclass);
ALTER TABLE ONLY public.revisions ALTER COLUMN number SET DEFAULT nextval('public.revisions_number_seq'::regclass);
ALTER TABLE ONLY public.votes ALTER COLUMN id SET DEFAULT nextval('public.votes_id_seq'::regclass);
ALTER TABLE ONLY public.watches ALTER COLUMN id SET DEFAULT nextval('public.watches_id_seq'::regclass);
ALTER TABLE ONLY public.words ALTER COLUMN number SET DEFAULT nextval('public.words_number_seq'::regclass);
CREATE TABLE public.item_changes (
    number integer NOT NULL,
    scope text NOT NULL,
    item text NOT NULL,
    source text NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    hash text NOT NULL,
    traits text NOT NULL,
    revision integer,
    at text NOT NULL
);
CREATE SEQUENCE public.item_changes_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.item_changes_number_seq OWNED BY public.item_changes.number;
ALTER TABLE ONLY public.item_changes ALTER COLUMN number SET DEFAULT nextval('public.item_changes_number_seq'::regclass);
CREATE TABLE public.noticed_states (
    scope text NOT NULL,
    shipped text NOT NULL,
    revision integer NOT NULL
);
CREATE TABLE public.postings (
    key text NOT NULL,
    kind text NOT NULL,
    server text,
    target text NOT NULL,
    payload text NOT NULL,
    at text NOT NULL,
    taken text,
    done text,
    outcome text
);
CREATE TABLE public.asked (
    server text NOT NULL,
    day text NOT NULL,
    question text NOT NULL,
    person text NOT NULL,
    times integer NOT NULL,
    unanswered integer NOT NULL,
    answered_on text
);
CREATE TABLE public.follows (
    id integer NOT NULL,
    target text NOT NULL,
    by text NOT NULL,
    server text,
    kind text NOT NULL,
    about text NOT NULL,
    every text NOT NULL,
    seen integer NOT NULL,
    told text NOT NULL,
    at text NOT NULL,
    paused text,
    found text
);
CREATE SEQUENCE public.follows_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.follows_id_seq OWNED BY public.follows.id;
ALTER TABLE ONLY public.follows ALTER COLUMN id SET DEFAULT nextval('public.follows_id_seq'::regclass);
CREATE TABLE public.followers (
    person text NOT NULL,
    quiet_from integer NOT NULL,
    quiet_to integer NOT NULL
);
INSERT INTO public.drafts VALUES ('d1', 'work', '332233445566778899', '332233445566778899', '112233445566778899', 3, '{"a":1}', '2026-03-01T12:00:00.000Z');
INSERT INTO public.gaps VALUES (1, '332233445566778899', 'How deep is it?', 'deep', '["rivers"]', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('001-revisions', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('002-settings', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('003-reports', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('004-gaps', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('005-drafts', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('006-retirements', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('007-notices', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('008-told', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('009-pins', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('010-report-questions', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('011-votes', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('012-watches', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('013-reach', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('014-words', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('015-checksums', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('016-departures', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('017-claims', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('018-counted-requests', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('019-item-changes', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('020-postings', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('021-asked', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('022-follows', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration VALUES ('023-found', '2026-03-01T12:00:00.000Z');
INSERT INTO public.kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO public.reports VALUES (1, '332233445566778899', 'river#wide', 'It is narrow.', '2026-03-01T12:00:00.000Z', NULL, NULL, 'How wide is it?');
INSERT INTO public.notices VALUES ('conflict 2 aa', '2026-03-01T12:00:00.000Z');
INSERT INTO public.pins VALUES (1, '332233445566778899', 'How wide is it?', 'how wide is it', 'river#wide', '112233445566778899', '2026-03-01T12:00:00.000Z', 'It says so.', NULL, NULL, 'same', 'How deep is it?');
INSERT INTO public.pins VALUES (2, 'shared', 'How long is it?', 'how long is it', 'river#long', '112233445566778899', '2026-03-01T12:00:00.000Z', 'It says so.', '112233445566778899', '2026-03-02T12:00:00.000Z');
INSERT INTO public.retirements VALUES (2);
INSERT INTO public.revisions VALUES (1, 'shared', 'source', 'river', 'A river.', NULL, 0, '112233445566778899', NULL, '2026-03-01T12:00:00.000Z', 'It was missing.', '{"how":"edited"}');
INSERT INTO public.revisions VALUES (2, 'shared', 'source', 'river', 'A “wide” river’s; bank.', 'aa', 1, '112233445566778899', '223344556677889900', '2026-03-02T12:00:00.000Z', 'It is wide.', '{"how":"pasted","hash":"bb"}');
INSERT INTO public.revisions VALUES (3, '332233445566778899', 'term', 'own-lock', NULL, NULL, 0, '112233445566778899', NULL, '2026-03-03T12:00:00.000Z', 'It is gone.', '{"how":"given"}');
INSERT INTO public.settings VALUES ('332233445566778899', '{"answers":"private"}', '2026-03-01T12:00:00.000Z', '2026-03-02T08:00:00.000Z');
INSERT INTO public.votes VALUES (1, '332233445566778899', 'wide', 'How wide is it?', 'river#wide', 'aa', -1, '2026-03-01T12:00:00.000Z');
INSERT INTO public.watches VALUES (1, '332233445566778899', '332233445566778899', 'https://example.org/feed', 'River news', '112233445566778899', '2026-03-01T12:00:00.000Z', '["https://example.org/1"]', '2026-03-02T12:00:00.000Z', NULL, NULL, NULL);
INSERT INTO public.words VALUES (1, 'shared', 'river', 'wide', 'take', NULL, 0, 'aa', 'It’s a “wide” river.', 'https://example.org/river', '2026-03-01', NULL, 'bb', 0, '112233445566778899', '2026-03-01T12:00:00.000Z', 'r1');
INSERT INTO public.words VALUES (2, 'shared', 'river', 'deep', 'refuse', NULL, 0, 'aa', 'It is deep.', 'https://example.org/river', '2026-03-01', NULL, 'bb', 0, '112233445566778899', '2026-03-01T12:00:00.000Z', NULL);
INSERT INTO public.words VALUES (3, '332233445566778899', 'lock', 'shut', 'take', NULL, 0, 'aa', 'Shut it.', 'https://example.org/lock', '2026-03-01', '2020-01-02', 'bb', 1, '112233445566778899', '2026-03-01T12:00:00.000Z', NULL);
INSERT INTO public.words VALUES (4, '332233445566778899', 'lock', 'shut', 'undo', 3, 3, 'aa', 'Shut it.', 'https://example.org/lock', '2026-03-01', '2020-01-02', 'bb', 1, '223344556677889900', '2026-03-02T12:00:00.000Z', NULL);
INSERT INTO public.word_looks VALUES (1, '2026-04-01', '2026-05-01');
INSERT INTO public.word_pages VALUES ('shared', 'river', 'cc', '{"a":1}', '2026-03-01T12:00:00.000Z');
INSERT INTO public.checksums VALUES (1, 'ADNQsdCH49mooSbApHQDqfS1doOhwtkw_0SJxh3FNnA', 'HbSD97sDvzEqL1IMLx_OTJ0GaLfQVDtKOAiJZb0vfQ0');
INSERT INTO public.checksums VALUES (2, 'BFQrYucXSQPULBoha8l8SuI6CLcnhMqYmaMJiAICfOY', 'D9J4G4w0HrvNgkB7Yr2vkKKEjeV6-7Spo2C6wBTRwlo');
INSERT INTO public.checksums VALUES (3, 'jGiF1UY6Js4sOXgdAhz3GL2HaVHcNFriWcaSy6mFblo', 'E2ogXrTiFHjT153OyOZOokvUlopvB8gtT2GIVrZVzMM');
INSERT INTO public.word_checksums VALUES (1, 'HHgIH8_nOOmRx51LphKP7ctc6Y0YJzWeJlmGtMXSlrY');
INSERT INTO public.word_checksums VALUES (2, 'lM_Owtmc8_8-4CyHEdiAiazesKfSFnnq8losSgusAKg');
INSERT INTO public.word_checksums VALUES (3, '3nueS58eXAow4wVJfabhQG10kUMawjoJNN3v6NIomEA');
INSERT INTO public.word_checksums VALUES (4, 'TVsLwUAFXa0mOAP5SpddTGGDrP28056hg07qmVvTHxc');
INSERT INTO public.departures VALUES ('442233445566778899', '2026-03-01T12:00:00.000Z');
INSERT INTO public.claims VALUES ('report 1', '2026-03-01T13:00:00.000Z');
INSERT INTO public.counted_requests VALUES ('aa', '1', '2026-03-01T12:01:00.000Z');
INSERT INTO public.item_changes VALUES (1, 'shared', 'river#wide', 'river', 1, 'seen', 'aa', '{"now":{"kind":"statement","by":"ada","day":"2026-02-01","topics":["rivers"]}}', null, '2026-03-01T12:00:00.000Z');
INSERT INTO public.item_changes VALUES (2, 'shared', 'river#wide', 'river', 2, 'corrected', 'ab', '{"now":{"kind":"statement","by":"ada","day":"2026-02-01","topics":["rivers"]}}', 2, '2026-03-01T12:00:00.000Z');
INSERT INTO public.item_changes VALUES (3, '332233445566778899', 's332233445566778899:lock#shut', 's332233445566778899:lock', 1, 'new', 'ac', '{"now":{"kind":"statement","by":"ada","day":"2026-02-01","topics":["rivers"]}}', 3, '2026-03-01T12:00:00.000Z');
INSERT INTO public.noticed_states VALUES ('shared', 'dd', 2);
INSERT INTO public.noticed_states VALUES ('332233445566778899', '', 3);
INSERT INTO public.postings VALUES ('follow 1 2', 'follow', '332233445566778899', 'channel:552233445566778899', '{"changes":[3]}', '2026-03-01T12:00:00.000Z', null, null, null);
INSERT INTO public.postings VALUES ('follow 2 2', 'follow', null, 'user:112233445566778899', '', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:01.000Z', '2026-03-01T12:00:02.000Z', 'sent');
INSERT INTO public.asked VALUES ('332233445566778899', '2026-03-01', 'How deep is it?', 'bb', 2, 2, null);
INSERT INTO public.asked VALUES ('332233445566778899', '2026-01-01', '', '', 9, 4, null);
INSERT INTO public.follows VALUES (1, 'user:112233445566778899', '112233445566778899', null, 'question', 'How wide is it?', 'daily', 2, '2026-03-01', '2026-03-01T12:00:00.000Z', null, '["river#wide"]');
INSERT INTO public.follows VALUES (2, 'channel:552233445566778899', '112233445566778899', '332233445566778899', 'topic', 'rivers', 'once', 2, '2026-03-01', '2026-03-01T12:00:00.000Z', '2026-03-02T12:00:00.000Z', null);
INSERT INTO public.followers VALUES ('112233445566778899', 22, 7);
SELECT pg_catalog.setval('public.votes_id_seq', 1, true);
SELECT pg_catalog.setval('public.watches_id_seq', 1, true);
SELECT pg_catalog.setval('public.gaps_id_seq', 1, true);
SELECT pg_catalog.setval('public.pins_id_seq', 2, true);
SELECT pg_catalog.setval('public.reports_id_seq', 1, true);
SELECT pg_catalog.setval('public.revisions_number_seq', 3, true);
SELECT pg_catalog.setval('public.words_number_seq', 4, true);
ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gaps
    ADD CONSTRAINT gaps_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.notices
    ADD CONSTRAINT notices_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.pins
    ADD CONSTRAINT pins_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retirements
    ADD CONSTRAINT retirements_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT revisions_follow UNIQUE (scope, kind, entry, previous);
ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT revisions_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (server);
ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_once UNIQUE (server, subject, item, voter);
ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.watches
    ADD CONSTRAINT watches_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.word_looks
    ADD CONSTRAINT word_looks_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.word_pages
    ADD CONSTRAINT word_pages_of PRIMARY KEY (scope, source);
ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_follow UNIQUE (scope, source, statement, previous);
ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.checksums
    ADD CONSTRAINT checksums_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.word_checksums
    ADD CONSTRAINT word_checksums_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.departures
    ADD CONSTRAINT departures_pkey PRIMARY KEY (server);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.counted_requests
    ADD CONSTRAINT counted_requests_once PRIMARY KEY (person, request);
ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_undone_once UNIQUE (undoes);
CREATE INDEX gaps_of_server ON public.gaps USING btree (server, at);
CREATE INDEX pins_of_scope ON public.pins USING btree (scope, words);
CREATE TRIGGER pins_tell AFTER INSERT OR DELETE OR UPDATE ON public.pins FOR EACH STATEMENT EXECUTE FUNCTION public.tell_of_change();
CREATE TRIGGER revisions_keep BEFORE DELETE OR UPDATE ON public.revisions FOR EACH ROW EXECUTE FUNCTION public.revisions_refuse();
CREATE TRIGGER revisions_tell AFTER INSERT OR DELETE OR UPDATE ON public.revisions FOR EACH STATEMENT EXECUTE FUNCTION public.tell_of_change();
CREATE TRIGGER settings_tell AFTER INSERT OR DELETE OR UPDATE ON public.settings FOR EACH STATEMENT EXECUTE FUNCTION public.tell_of_change();
CREATE TRIGGER word_looks_tell AFTER INSERT OR DELETE OR UPDATE ON public.word_looks FOR EACH STATEMENT EXECUTE FUNCTION public.tell_of_change();
CREATE TRIGGER words_keep BEFORE DELETE OR UPDATE ON public.words FOR EACH ROW EXECUTE FUNCTION public.words_refuse();
CREATE TRIGGER words_tell AFTER INSERT OR DELETE OR UPDATE ON public.words FOR EACH STATEMENT EXECUTE FUNCTION public.tell_of_change();
SELECT pg_catalog.setval('public.item_changes_number_seq', 3, true);
ALTER TABLE ONLY public.item_changes
    ADD CONSTRAINT item_changes_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.item_changes
    ADD CONSTRAINT item_changes_once UNIQUE (scope, item, version);
ALTER TABLE ONLY public.noticed_states
    ADD CONSTRAINT noticed_states_pkey PRIMARY KEY (scope);
CREATE INDEX item_changes_of_source ON public.item_changes USING btree (scope, source);
ALTER TABLE ONLY public.postings
    ADD CONSTRAINT postings_pkey PRIMARY KEY (key);
CREATE INDEX postings_open ON public.postings USING btree (done, at);
ALTER TABLE ONLY public.asked
    ADD CONSTRAINT asked_once PRIMARY KEY (server, day, question, person);
SELECT pg_catalog.setval('public.follows_id_seq', 2, true);
ALTER TABLE ONLY public.follows
    ADD CONSTRAINT follows_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX follows_once ON public.follows USING btree (target, COALESCE(server, ''::text), kind, about);
ALTER TABLE ONLY public.followers
    ADD CONSTRAINT followers_pkey PRIMARY KEY (person);

/** The schema of the database, as the steps that lead to it. A step that was released is never edited: add one. */

/** Step `n` brings a database of version `n` to version `n + 1`; the version stands in the table `alphanode`. */
export const migrations: string[] = [
  `
  -- Keys are SHA-256 of what they stand for: an id or a path may be longer than an index takes.
  -- The columns beside \`record\` repeat what it says, to be asked for.
  CREATE TABLE records (
    key bytea PRIMARY KEY, -- of the id
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE, -- in the order in which records first came
    id text COLLATE "C" NOT NULL,
    slug text NOT NULL,
    name text NOT NULL, -- the form in which two slugs are the same file name
    path text NOT NULL, -- of the source
    sha256 text NOT NULL, -- of the bytes of the article in the source
    importer text, -- the version that wrote this content
    profile text, -- a hash of the profile and the options it was read with
    created int NOT NULL, -- the run that made it
    language text,
    status text,
    published_at text,
    modified_at text,
    title text,
    record text NOT NULL, -- JSON, as docs/article.schema.json describes it: the truth, to the byte
    data jsonb NOT NULL, -- the same to be asked for; what JSONB cannot hold is U+FFFD
    search tsvector NOT NULL -- title, lead and body in the language of the article
  );
  CREATE INDEX records_name ON records USING hash (name);
  CREATE INDEX records_path ON records USING hash (path);
  CREATE INDEX records_published ON records (published_at);
  CREATE INDEX records_search ON records USING gin (search);

  -- What records said before a run changed them.
  CREATE TABLE replaced (
    key bytea NOT NULL,
    run int NOT NULL,
    record text NOT NULL,
    PRIMARY KEY (key, run)
  );
  CREATE INDEX replaced_run ON replaced (run);

  CREATE TABLE runs (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state text NOT NULL, -- running, finished, interrupted; of a killed run: running
    started_at text,
    finished_at text,
    importer text,
    profile text,
    asked text NOT NULL, -- JSON: what the run was asked for
    created int NOT NULL DEFAULT 0,
    updated int NOT NULL DEFAULT 0,
    same int NOT NULL DEFAULT 0,
    taken int NOT NULL DEFAULT 0,
    unreadable int NOT NULL DEFAULT 0,
    losses text NOT NULL DEFAULT '[]' -- JSON: the ledger
  );

  -- What came of each article that a run read, in order.
  CREATE TABLE readings (
    run int NOT NULL,
    number int NOT NULL,
    path text NOT NULL, -- of the source
    id text, -- of the record
    change text, -- created, updated, same, taken, unreadable
    messages text NOT NULL, -- JSON
    PRIMARY KEY (run, number)
  );

  -- Source files that were read to the end, and whose records are still their own.
  CREATE TABLE sources (
    key bytea PRIMARY KEY, -- of the path
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    path text NOT NULL,
    sha256 text NOT NULL, -- of the file; of all exports of the run, for an export
    stamp text, -- size, times and number of the untouched file
    importer text NOT NULL,
    profile text NOT NULL,
    run int NOT NULL, -- which has its readings, from \`first\` to \`last\`
    first int NOT NULL,
    last int NOT NULL,
    articles int NOT NULL, -- how many records came of it
    refused int NOT NULL, -- how often nothing came but an error
    sums text NOT NULL, -- JSON: its messages by rule
    passed int -- the last run that found it the same
  );
  CREATE INDEX sources_path ON sources USING hash (path);

  -- A source is to be read again when another one took its record, or somebody changed or deleted it. A run that writes
  -- a record notes its source after that.
  CREATE FUNCTION forget_source() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('DELETE FROM %I.sources WHERE path = $1', TG_TABLE_SCHEMA) USING OLD.path;
    RETURN NULL;
  END $$;
  CREATE TRIGGER records_changed AFTER UPDATE OF id, slug, path, record ON records
    FOR EACH ROW EXECUTE FUNCTION forget_source();
  CREATE TRIGGER records_deleted AFTER DELETE ON records
    FOR EACH ROW EXECUTE FUNCTION forget_source();

  -- Which article of a run has which id and which file name. A run on one machine has a temporary table of this name.
  CREATE TABLE claims (
    run int NOT NULL,
    key bytea NOT NULL, -- of the field and what it names
    holder text NOT NULL, -- the place of the article
    next int NOT NULL, -- the number that the next one of this name tries first
    PRIMARY KEY (run, key)
  );
  `,
  `
  -- Runs of many machines: how their sources are read, and how far what came of them was kept.
  CREATE TABLE queued_runs (
    run int PRIMARY KEY,
    collisions text NOT NULL, -- error, suffix or skip
    setup text NOT NULL, -- JSON
    sources int NOT NULL,
    batches int NOT NULL,
    batch int NOT NULL DEFAULT 0, -- the first that was not kept to the end
    part int NOT NULL DEFAULT 0, -- its first part that was not kept
    progress text NOT NULL -- JSON
  );

  -- Batches of which all sources were read, or that were given up.
  CREATE TABLE done_batches (
    run int NOT NULL,
    batch int NOT NULL,
    sources int NOT NULL,
    failure text, -- why it was given up
    PRIMARY KEY (run, batch)
  );

  -- What came of the sources of a batch, in order, until it is kept.
  CREATE TABLE staged (
    run int NOT NULL,
    batch int NOT NULL,
    part int NOT NULL,
    content text NOT NULL, -- JSON
    PRIMARY KEY (run, batch, part)
  );

  -- Which worker has which job. A worker that lives holds an advisory lock of its number.
  CREATE TABLE leases (
    job uuid PRIMARY KEY,
    queue text NOT NULL,
    worker int NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE SEQUENCE workers AS int CYCLE;
  `,
]

/** The schema of the database, as the steps that lead to it. A step that was released is never edited: add one. */

/** Step `n` brings a database of version `n` to version `n + 1`; the version is SQLite's `user_version`. */
export const migrations: string[] = [
  `
  -- The columns beside \`record\` repeat what it says, to be asked for.
  CREATE TABLE records (
    number INTEGER PRIMARY KEY, -- in the order in which records first came
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL,
    name TEXT NOT NULL, -- the form in which two slugs are the same file name
    path TEXT NOT NULL, -- of the source
    sha256 TEXT NOT NULL, -- of the bytes of the article in the source
    importer TEXT, -- the version that wrote this content
    profile TEXT, -- a hash of the profile and the options it was read with
    created INTEGER NOT NULL, -- the run that made it
    status TEXT,
    published_at TEXT,
    modified_at TEXT,
    title TEXT,
    record TEXT NOT NULL -- JSON, as docs/article.schema.json describes it
  ) STRICT;
  CREATE INDEX records_name ON records (name);
  CREATE INDEX records_path ON records (path);
  CREATE INDEX records_published ON records (published_at);

  -- What records said before a run changed them.
  CREATE TABLE replaced (
    id TEXT NOT NULL,
    run INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX replaced_id ON replaced (id, run);

  -- Full text, which is kept in \`record\` only; \`rowid\` is \`records.number\`.
  CREATE VIRTUAL TABLE search USING fts5 (
    title, lead, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  );

  CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    state TEXT NOT NULL, -- running, finished, interrupted; of a killed run: running
    started_at TEXT,
    finished_at TEXT,
    importer TEXT,
    profile TEXT,
    asked TEXT NOT NULL, -- JSON: what the run was asked for
    created INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    same INTEGER NOT NULL DEFAULT 0,
    taken INTEGER NOT NULL DEFAULT 0,
    unreadable INTEGER NOT NULL DEFAULT 0,
    losses TEXT NOT NULL DEFAULT '[]' -- JSON: the ledger
  ) STRICT;

  -- What came of each article that a run read, in order.
  CREATE TABLE readings (
    run INTEGER NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL, -- of the source
    id TEXT, -- of the record
    change TEXT, -- created, updated, same, taken, unreadable
    messages TEXT NOT NULL, -- JSON
    PRIMARY KEY (run, number)
  ) STRICT, WITHOUT ROWID;

  -- Source files that were read to the end, and whose records are still their own.
  CREATE TABLE sources (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL, -- of the file; of all exports of the run, for an export
    stamp TEXT, -- size, times and number of the untouched file
    importer TEXT NOT NULL,
    profile TEXT NOT NULL,
    run INTEGER NOT NULL, -- which has its readings, from \`first\` to \`last\`
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    articles INTEGER NOT NULL, -- how many records came of it
    refused INTEGER NOT NULL, -- how often nothing came but an error
    sums TEXT NOT NULL -- JSON: its messages by rule
  ) STRICT;

  -- A source is to be read again when another one took its record, or somebody changed or deleted it. A run that writes
  -- a record notes its source after that.
  CREATE TRIGGER records_changed AFTER UPDATE OF id, slug, path, record ON records BEGIN
    DELETE FROM sources WHERE path = old.path;
  END;
  CREATE TRIGGER records_deleted AFTER DELETE ON records BEGIN
    DELETE FROM sources WHERE path = old.path;
  END;
  `,
]

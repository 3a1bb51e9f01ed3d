/** The schema of the database, as the steps that lead to it. A step that was released is never edited: add one. */

/** Step `n` brings a database of version `n` to version `n + 1`; the version is SQLite's `user_version`. */
export const migrations: string[] = [
  `
  -- The columns beside \`record\` repeat what it says, to be asked for.
  CREATE TABLE records (
    number INTEGER PRIMARY KEY, -- in the order in which records first came
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL,
    path TEXT NOT NULL, -- of the source
    sha256 TEXT NOT NULL, -- of the bytes of the article in the source
    importer TEXT, -- the version that wrote this content
    profile TEXT, -- a hash of the profile and the options it was read with
    status TEXT,
    published_at TEXT,
    modified_at TEXT,
    title TEXT,
    record TEXT NOT NULL -- JSON, as docs/article.schema.json describes it
  ) STRICT;
  CREATE INDEX records_slug ON records (slug);
  CREATE INDEX records_path ON records (path);
  CREATE INDEX records_published ON records (published_at);

  -- Full text; \`rowid\` is \`records.number\`.
  CREATE VIRTUAL TABLE search USING fts5 (title, lead, body, tokenize = 'unicode61 remove_diacritics 2');

  -- Source files that were read to the end: with this hash, in this way.
  CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL, -- of the file; of all exports of the run, for an export
    importer TEXT NOT NULL,
    profile TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What came of each, in order: a record or none, and messages.
  CREATE TABLE readings (
    path TEXT NOT NULL,
    number INTEGER NOT NULL,
    id TEXT, -- of the record
    messages TEXT NOT NULL, -- JSON
    PRIMARY KEY (path, number)
  ) STRICT, WITHOUT ROWID;
  `,
]

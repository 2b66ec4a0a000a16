/** A place in a record: keys and list positions, from the outermost in. */
export type FieldPath = readonly (string | number)[];

/** The 1-based line on which a field of a file stands, or the deepest part of its path that the file has. */
export type LineOf = (path: FieldPath, part?: 'key' | 'value') => number;

/** One thing that is wrong (error) or odd (warning) in a file of the corpus. */
export interface Problem {
  severity: 'error' | 'warning';
  code: string;
  /** relative to the corpus folder */
  file: string;
  /** 1-based; the line of the value that is wrong, or of the entry that lacks it */
  line: number;
  /** path of the field: statements[2].speaker */
  field: string;
  message: string;
  /** what would be right */
  expected: string;
}

/** A path as people write it: `['statements', 2, 'speaker']` is `statements[2].speaker`. */
export function fieldName(path: FieldPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** Where a value stands: its file, its path from the file's root, and the way to a line. */
export interface Place {
  file: string;
  path: FieldPath;
  lineOf: LineOf;
}

/** A problem of the field at `path` below a place, at its value's line or (part `key`) at its key's. */
export function problemAt(
  place: Place,
  path: FieldPath,
  what: Pick<Problem, 'severity' | 'code' | 'message' | 'expected'>,
  part: 'key' | 'value' = 'value',
): Problem {
  const { severity, code, message, expected } = what;
  const whole = [...place.path, ...path];
  return {
    severity,
    code,
    file: place.file,
    line: place.lineOf(whole, part),
    field: fieldName(whole),
    message,
    expected,
  };
}

/** What a problem says, without the line on which it stands: by this it is known again after its file was changed elsewhere. */
export function inOneLine({ file, code, field, message }: Problem): string {
  return [file, code, field, message].join(' ');
}

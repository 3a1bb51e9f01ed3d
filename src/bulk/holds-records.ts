/** Tells files of records from articles. */

import { recordNames } from '../store/read-records.ts'
import { fileNameOf, isRemote } from './files/remote-name.ts'
import { holdsAnyAnswer } from './holds-rest-answer.ts'

/** Whether a source holds records, by its name. A `.json` of a server is an answer of WordPress. */
export async function holdsRecords(path: string): Promise<boolean> {
  if (isRemote(path)) return recordNames.test(fileNameOf(path)) && !/\.json$/i.test(fileNameOf(path))
  return recordNames.test(path) && !(await holdsAnyAnswer(path))
}

import type { Log } from '../base/log.ts'
import type { Settings } from '../base/settings.ts'
import type { Workspace } from '../base/workspace.ts'
import type { Draft } from '../draft/model.ts'
import type { PassageIndex } from '../index/passageIndex.ts'
import type { SourceIndex } from '../index/sourceIndex.ts'
import type { Library } from '../library/library.ts'
import type { Drafts } from './drafts.ts'
import type { EntryList } from './entryList.ts'
import type { Speakers } from './speakers.ts'

/** What every question may draw on. */
export interface Context {
  readonly workspace: Workspace
  readonly library: Library
  readonly passages: PassageIndex
  readonly sourceIndex: SourceIndex
  readonly entries: EntryList
  readonly drafts: Drafts
  readonly speakers: Speakers
  readonly settings: Settings
  readonly log: Log
}

/** A writer's document, as an editor or the command line hands it over. */
export interface DraftDocument {
  readonly uri: string
  /** The editor's name of its markup: `markdown`, `quarto`, … */
  readonly language: string
  readonly text: string
  readonly draft: Draft
}

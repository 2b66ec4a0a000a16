/** The forms of a review, by what opens them. */
import type { PanelVerb } from '../panel/panel.ts';
import { addFigure, caveats, counting, newMeasure } from './figure-forms.ts';
import { newcomer } from './newcomer-form.ts';
import type { ReviewForm } from './review-form.ts';
import { details, summary, topics } from './source-forms.ts';
import { addStatement, itemTopics, saying, wording } from './statement-forms.ts';

export const reviewForms = {
  details,
  topics,
  summary,
  saying,
  newcomer,
  wording,
  'item-topics': itemTopics,
  counting,
  caveats,
  'new-measure': newMeasure,
  'add-statement': addStatement,
  'add-figure': addFigure,
} as const satisfies Partial<Record<PanelVerb, ReviewForm>>;

export { Markup, cleanedMarkup, jsonScript, linkTo, markup } from '@haojiao/kernel';
export type { MarkupPart } from '@haojiao/kernel';

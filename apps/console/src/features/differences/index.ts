import './words';

export { DocumentChanges } from './document-changes';
export { Segments } from './segments';
export { toldOnce } from './told-once';
export { useFieldName } from './use-field-name';

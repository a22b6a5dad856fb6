import './words';

export { DocumentChanges } from './document-changes';
export { toldOnce } from './told-once';
export { useFieldName } from './use-field-name';

import { Files } from '../item/files';
import { FieldView } from './field-view';
import { fieldsOf } from './fields';
import type { Document } from './fields';

/** Everything that a document says and shows, for who may read it and say nothing about it. */
export function DocumentText({ document }: { document: Document }) {
  return (
    <article className="review-article" lang={document.locale}>
      {fieldsOf(document).map((field) => (
        <FieldView key={field.path} field={field} notes={[]} findings={[]} />
      ))}
      <Files document={document} />
    </article>
  );
}

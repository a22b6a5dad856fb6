import { fault } from '@haojiao/kernel';
import { filesOfBody } from '../../domain/files-of-body';
import { textOfHtml } from '../../domain/clean-html';
import type { ContentTypeDefinition } from '../content-type';
import { ArticleRequest } from './article.requests';
import { ArticleResponse } from './article.responses';

export interface ArticleBlock {
  html: string;
}

/** Text with pictures (图文), sounds and films. */
export const articleType: ContentTypeDefinition<'article', ArticleBlock> = {
  key: 'article',
  requestClass: ArticleRequest,
  responseClass: ArticleResponse,
  toBlock: (input, reader) => ({ html: reader.html('article.html', input.html) }),
  assetReferences: ({ html }) => filesOfBody('article.html', html),
  text: ({ html }) => textOfHtml(html),
  texts: ({ html }) => [{ path: 'article.html', text: textOfHtml(html), html }],
  missing: ({ html }) =>
    textOfHtml(html) !== '' || filesOfBody('article.html', html).length > 0
      ? []
      : [
          fault(
            'article.html',
            'required',
            '送审前请写好正文。',
            'Write the body before asking for a review.',
          ),
        ],
};

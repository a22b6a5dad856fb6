const paths: Readonly<Record<string, string>> = { article: 'article.html', episode: 'episode.notesHtml' };

/** The member that holds the formatted text of a type; null where it has none. */
export const bodyPathOf = (type: string): string | null => paths[type] ?? null;

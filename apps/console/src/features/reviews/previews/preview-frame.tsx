/** The policy of this page reaches into the frame; its style sheets need the same word as ours. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/** A page of the api in a frame that may do nothing: no script, no form, no way out. */
export function PreviewFrame({ page, title, isWide }: { page: string; title: string; isWide?: boolean }) {
  return (
    <iframe
      className={isWide ? 'review-paper-frame' : 'review-preview-frame'}
      sandbox=""
      title={title}
      srcDoc={page.replaceAll('<style>', `<style nonce="${nonce}">`)}
    />
  );
}

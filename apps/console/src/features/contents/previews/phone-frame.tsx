const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/**
 * A page as a phone shows it. The frame has no rights at all: no script, no address of its own. It lives under the policy of
 * this page too, which lets its style sheet in by the nonce.
 */
export function PhoneFrame({ page, label }: { page: string; label: string }) {
  return (
    <div className="phone">
      <iframe sandbox="" title={label} srcDoc={page.replaceAll('<style>', `<style nonce="${nonce}">`)} />
    </div>
  );
}

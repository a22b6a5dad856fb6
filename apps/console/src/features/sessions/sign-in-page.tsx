import { useEffect } from 'react';
import { useWords } from '@/ui/sign-in-parts';
import { SignInForm } from './sign-in-form';
import './words';
import './sign-in-page.css';

/** The first page of who is not signed in. Kept small: nothing of the console itself is loaded for it. */
export default function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useWords('sessions');
  useEffect(() => {
    document.title = say('page_title');
  }, [say]);
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <p className="sign-in-name" aria-hidden="true">
          号角
        </p>
        <h1>{say('heading')}</h1>
        <SignInForm onSignedIn={onSignedIn} />
        <p className="sign-in-hint">{say('forgotten')}</p>
        <p className="sign-in-hint">
          <a href="/desk/login">{say('correspondents')}</a>
        </p>
      </div>
    </main>
  );
}

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { useSignIn } from '../api/session.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import styles from './sign-in-screen.module.css';

type Missing = 'email' | 'password';

/** `ended`: somebody was signed in here until now. */
export function SignInScreen({ ended }: { ended: boolean }) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const [missing, setMissing] = useState<Missing[]>([]);
  const fields = { email: useRef<HTMLInputElement>(null), password: useRef<HTMLInputElement>(null) };
  usePageTitle(t('signIn.title'));

  function submit(event: FormEvent) {
    event.preventDefault();
    const email = fields.email.current?.value.trim() ?? '';
    const password = fields.password.current?.value ?? '';
    const empty: Missing[] = [
      ...(/.@./.test(email) ? [] : ['email' as const]),
      ...(password ? [] : ['password' as const]),
    ];
    setMissing(empty);
    if (empty[0]) fields[empty[0]].current?.focus();
    else signIn.mutate({ email, password }, { onError: () => fields.password.current?.focus() });
  }

  const problem = signIn.isError ? problemOf(signIn.error) : null;
  return (
    <main className={styles.screen}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <img src={new URL('../icon.svg', import.meta.url).href} alt="" width={40} height={40} />
        <div>
          <h1>{t('page.name')}</h1>
          <p className={styles.lead}>{t('signIn.lead')}</p>
        </div>
        {ended && !problem && (
          <p className={styles.ended} role="status">
            {t('signIn.expired')}
          </p>
        )}
        {problem && (
          <ProblemNotice
            problem={
              problem.kind === 'signed_out' || problem.kind === 'invalid'
                ? { ...problem, message: t('signIn.wrong') }
                : problem
            }
          />
        )}
        <TextInput
          ref={fields.email}
          size="md"
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          label={t('signIn.email')}
          error={missing.includes('email') ? t('signIn.emailMissing') : undefined}
        />
        <PasswordInput
          ref={fields.password}
          size="md"
          name="password"
          autoComplete="current-password"
          label={t('signIn.password')}
          error={missing.includes('password') ? t('signIn.passwordMissing') : undefined}
        />
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        <p className={styles.help}>{t('signIn.help')}</p>
      </form>
    </main>
  );
}

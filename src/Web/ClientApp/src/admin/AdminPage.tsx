import { type Key, t } from '../i18n';
import { Icon, type IconName } from '../ui/Icon';
import { PageTitle } from '../ui/Page';

interface Section {
  readonly href: string;
  readonly icon: IconName;
  readonly title: Key;
  readonly text: Key;
}

/** What can be done, in the order in which it is mostly needed; each is a page of its own. */
const sections: readonly Section[] = [
  { href: '/app/admin/personas', icon: 'users', title: 'admin.people', text: 'admin.people.text' },
  {
    href: '/app/admin/preguntas',
    icon: 'message-circle',
    title: 'admin.questions',
    text: 'admin.questions.text',
  },
  { href: '/app/admin/red', icon: 'globe', title: 'admin.network', text: 'admin.network.text' },
  { href: '/app/admin/novedades', icon: 'megaphone', title: 'platform.title', text: 'admin.news.text' },
  { href: '/app/admin/condiciones', icon: 'file-text', title: 'terms.title', text: 'terms.write.lead' },
  { href: '/app/ejes', icon: 'sprout', title: 'nav.axes', text: 'admin.axes.text' },
  { href: '/app/admin/estado', icon: 'monitor', title: 'admin.running', text: 'admin.running.text' },
  { href: '/app/admin/conexiones', icon: 'link', title: 'admin.webhooks', text: 'admin.webhooks.text' },
  { href: '/app/denuncias', icon: 'triangle-alert', title: 'report.page', text: 'admin.reports.text' },
  { href: '/app/admin/emergencia', icon: 'eye', title: 'emergency.title', text: 'emergency.text' },
  { href: '/app/registro', icon: 'shield', title: 'power.title', text: 'admin.power.text' },
];

/** The start of the administration. */
export function AdminPage() {
  return (
    <>
      <PageTitle title={t('admin.title')} />
      <p class="lead">{t('admin.lead')}</p>
      <ul class="admin-sections">
        {sections.map(({ href, icon, title, text }) => (
          <li key={href} class="card admin-section">
            <Icon name={icon} size={24} />
            <div>
              <h2 class="box-title">
                <a class="cover-link" href={href}>
                  {t(title)}
                </a>
              </h2>
              <p class="small">{t(text)}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

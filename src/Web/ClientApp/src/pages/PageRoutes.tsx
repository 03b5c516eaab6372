import { useLocation } from 'preact-iso';
import NewPagePage from './NewPagePage';
import PageVersionsPage from './PageVersionsPage';
import ReadPage from './ReadPage';
import WritePage from './WritePage';

/** Everything about one page of a group: one part of the app, so that the first script names one. */
export default function PageRoutes() {
  const [, , , , , page, act] = useLocation().path.split('/');
  if (page === 'nueva') return <NewPagePage />;
  if (act === 'escribir') return <WritePage />;
  return act === 'versiones' ? <PageVersionsPage /> : <ReadPage />;
}

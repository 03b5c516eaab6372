import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ProjectIndicator, ProjectValue } from '../api/entries';
import { t } from '../i18n';
import { dayInWords } from '../initiatives/days';
import { type ChartSize, drawn } from './chart';
import { inWords, withUnit } from './numbers';

const First = 480;
const Height = 220;
/** About how wide a letter of the labels is. */
const Letter = 7.5;

interface IndicatorChartProps {
  readonly indicator: ProjectIndicator;
  readonly values: readonly ProjectValue[];
}

/** The history of an indicator as a line; the broken line is the target. The table says the same in words. */
export function IndicatorChart({ indicator, values }: IndicatorChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(First);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const found = Math.round(entry?.contentRect.width ?? 0);
      if (found > 0) width.value = found;
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const size: ChartSize = { width: width.value, height: Height, left: 0, right: 12, top: 24, bottom: 28 };
  const wide = drawn(values, indicator.target, indicator.due, size);
  const left = Math.max(...wide.levels.map((level) => inWords(level.value).length)) * Letter + 16;
  const chart = drawn(values, indicator.target, indicator.due, { ...size, left });
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return null;
  return (
    <div ref={box} class="chart">
      <svg
        role="img"
        width={size.width}
        height={Height}
        viewBox={`0 0 ${size.width} ${Height}`}
        aria-label={t('project.chart.words', {
          n: values.length,
          first: withUnit(first.value, indicator.unit),
          firstOn: dayInWords(first.on),
          last: withUnit(last.value, indicator.unit),
          lastOn: dayInWords(last.on),
        })}
      >
        {chart.levels.map((level) => (
          <g key={level.value}>
            <line class="chart-level" x1={left} x2={size.width - size.right} y1={level.y} y2={level.y} />
            <text class="chart-label" x={left - 8} y={level.y + 4} text-anchor="end">
              {inWords(level.value)}
            </text>
          </g>
        ))}
        {chart.days.map((day, i) => (
          <text
            key={day.on}
            class="chart-label"
            x={day.x}
            y={Height - 6}
            text-anchor={chart.days.length === 1 ? 'middle' : i === 0 ? 'start' : 'end'}
          >
            {dayInWords(day.on)}
          </text>
        ))}
        {chart.targetY !== undefined && (
          <>
            <line class="chart-target" x1={left} x2={size.width - size.right} y1={chart.targetY} y2={chart.targetY} />
            <text class="chart-target-label" x={size.width - size.right} y={chart.targetY - 7} text-anchor="end">
              {t('project.chart.target', { target: inWords(indicator.target ?? 0) })}
            </text>
          </>
        )}
        <path class="chart-line" d={chart.line} />
        {chart.points.map((point) => (
          <circle key={point.on} class="chart-point" cx={point.x} cy={point.y} r={chart.points.length > 60 ? 2 : 4}>
            <title>{`${dayInWords(point.on)}: ${withUnit(point.value, indicator.unit)}`}</title>
          </circle>
        ))}
      </svg>
    </div>
  );
}

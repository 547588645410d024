import { scaleLinear } from "d3-scale";
import { useId } from "react";
import type { BarFill, BarRow, ReportPart } from "./report-view";

type Props = { summary: string; legend: ReportPart["legend"]; bars: BarRow[] };

/**
 * Lying bars, drawn on the server: labels and values are text of the page, so that they stay as large as all else at
 * any width. Read aloud it is one picture with its summary; what it shows stands in the table beside it.
 */
export function BarChart({ summary, legend, bars }: Props) {
  const hatch = useId();
  const longest = Math.max(1, ...bars.map((bar) => bar.parts.reduce((sum, { units }) => sum + units, 0)));
  const width = scaleLinear().domain([0, longest]).range([0, 100]);
  const marks = width.ticks(4).filter(Number.isInteger);
  return (
    <div role="img" aria-label={summary}>
      <svg aria-hidden="true" width="0" height="0" className="absolute">
        <Hatch id={`${hatch}-late`} ground="fill-tomato-soft" stripe="fill-tomato" />
        <Hatch id={`${hatch}-hatched`} ground="fill-green-soft" stripe="fill-green" />
      </svg>
      <div className="grid grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5">
        {bars.map((bar) => (
          <div key={bar.key} className="col-span-3 grid grid-cols-subgrid items-center">
            <span className="figures max-w-36 text-sm wrap-anywhere">{bar.label}</span>
            <svg aria-hidden="true" width="100%" height="22" className="overflow-visible">
              {marks.map((mark) => (
                <line
                  key={mark}
                  x1={`${width(mark)}%`}
                  x2={`${width(mark)}%`}
                  y1="-4"
                  y2="26"
                  className="stroke-line"
                />
              ))}
              {bar.parts.map(({ units, fill }, n) => (
                <rect
                  key={fill}
                  x={`${width(bar.parts.slice(0, n).reduce((sum, part) => sum + part.units, 0))}%`}
                  width={`${width(units)}%`}
                  y="2"
                  height="18"
                  {...filled(fill, hatch)}
                />
              ))}
            </svg>
            <span className="figures text-right text-sm font-semibold">{bar.value}</span>
          </div>
        ))}
      </div>
      {legend.length > 1 ? (
        <div className="mt-3 flex flex-wrap gap-x-5 text-sm">
          {legend.map(({ name, fill }) => (
            <span key={name} className="flex items-center gap-2">
              <svg aria-hidden="true" width="18" height="14">
                <rect width="18" height="14" {...filled(fill, hatch)} />
              </svg>
              {name}
            </span>
          ))}
        </div>
      ) : null}
    </div>
  );
}

const filled = (fill: BarFill, hatch: string) =>
  fill === "plain" ? { className: "fill-green" } : { fill: `url(#${hatch}-${fill})` };

const Hatch = ({ id, ground, stripe }: { id: string; ground: string; stripe: string }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" className={ground} />
    <rect width="3" height="6" className={stripe} />
  </pattern>
);

import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { io } from 'socket.io-client';

type Reading = { sensorId: string; temperature: number; timestamp: number; average: number | null };

const SHOWN = 600;

/** State, a list and Recharts as its own examples have it; every reading draws everything anew. */
function App() {
  const [readings, setReadings] = useState<Record<string, Reading[]>>({});
  useEffect(() => {
    const socket = io({ transports: ['websocket'] });
    socket.on('reading', (reading: Reading) =>
      setReadings((all) => ({
        ...all,
        [reading.sensorId]: [...(all[reading.sensorId] ?? []), reading].slice(-SHOWN),
      })),
    );
    return () => void socket.disconnect();
  }, []);
  const ids = Object.keys(readings).sort();
  const chosen = readings[ids[0] ?? ''] ?? [];
  return (
    <>
      <ul>
        {ids.map((id) => (
          <li key={id} data-sensor={id}>
            {id}: {readings[id]?.at(-1)?.temperature.toFixed(1)} °C
          </li>
        ))}
      </ul>
      <ResponsiveContainer width="100%" height={320}>
        <LineChart data={chosen}>
          <CartesianGrid strokeDasharray="3 3" />
          <XAxis dataKey="timestamp" tickFormatter={(atMs) => new Date(atMs).toLocaleTimeString()} />
          <YAxis />
          <Tooltip />
          <Legend />
          <ReferenceLine y={40} stroke="red" />
          <Line type="monotone" dataKey="temperature" stroke="#8884d8" />
          <Line type="monotone" dataKey="average" stroke="#82ca9d" />
        </LineChart>
      </ResponsiveContainer>
    </>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />);

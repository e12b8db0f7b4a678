"""A receiver of HL7 v2 messages by python-hl7: says its port, then the control id of each message that it acknowledges, until its input is closed."""
import asyncio
import sys

from hl7.mllp import start_hl7_server


async def serve(reader, writer):
    try:
        while not writer.is_closing():
            message = await reader.readmessage()
            print(str(message.segment("MSH")[10]), flush=True)
            writer.writemessage(message.create_ack())
            await writer.drain()
    except asyncio.IncompleteReadError:
        writer.close()


async def main():
    server = await start_hl7_server(serve, host="127.0.0.1", port=0, encoding="utf-8", encoding_errors="strict")
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
